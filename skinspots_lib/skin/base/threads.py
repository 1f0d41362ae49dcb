"""Work side by side, or in turn where there are no threads: a browser has none."""

from concurrent.futures import Executor, Future, ThreadPoolExecutor


class InTurn(Executor):
    """Does each piece of work when it is handed in.

    Examples
    --------
    >>> InTurn().submit(max, 2, 3).result()
    3
    """

    def submit(self, work, /, *values, **named) -> Future:
        """Do the work now.

        Parameters
        ----------
        work : callable
            What is to be done.
        *values, **named
            For `work`.

        Returns
        -------
        Future
            Done already; it holds the result or the error.
        """
        done = Future()
        try:
            done.set_result(work(*values, **named))
        except Exception as error:
            done.set_exception(error)
        return done


def pool(workers: int) -> Executor:
    """Give threads where the system has them.

    Parameters
    ----------
    workers : int
        How many at most.

    Returns
    -------
    Executor
        `InTurn` where no thread can be started.

    Examples
    --------
    >>> with pool(2) as side_by_side:
    ...     list(side_by_side.map(abs, [-1, 2]))
    [1, 2]
    """
    threads = ThreadPoolExecutor(workers, thread_name_prefix="skinspots")
    try:
        threads.submit(int)
    except RuntimeError:
        return InTurn()
    return threads
