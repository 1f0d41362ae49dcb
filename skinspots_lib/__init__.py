"""Tell petechiae, purpura and angiomas apart."""
