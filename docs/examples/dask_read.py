"""Reads documents with Dask: JSON Lines on standard input, a line out for each, in the same order.

    python3 dask_read.py policy-text analyze --stdin-jsonl --jobs 1 < documents.jsonl > read.jsonl

For machines instead of processes: Client("scheduler:8786") in place of the LocalCluster.
"""
import subprocess
import sys

from distributed import Client, LocalCluster


def read(lines, program):
    """The program's answers to some lines; what it says on standard error goes to the worker's log."""
    done = subprocess.run(program, input="".join(lines), stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 2):
        raise RuntimeError(f"{program[0]} ended with {done.returncode}")
    return done.stdout


if __name__ == "__main__":
    documents = sys.stdin.readlines()
    size = max(1, len(documents) // 8)
    parts = [documents[at : at + size] for at in range(0, len(documents), size)]
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        for text in client.gather(client.map(read, parts, program=sys.argv[1:])):
            sys.stdout.write(text)
