"""Timing of whole processes, in turn, and tables of ratios."""
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import time


def run(command, **options):
    """Runs to the end, shows what went wrong, and returns what was printed."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def once(command, environment=None):
    """Seconds on the wall, seconds of processors, bytes of memory at its peak, and what was printed."""
    reading, writing = os.pipe()
    begin = time.perf_counter()
    process = os.posix_spawn(shutil.which(command[0]), [str(part) for part in command], {**os.environ, **(environment or {})},
                             file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1), (os.POSIX_SPAWN_CLOSE, reading)])
    os.close(writing)
    with os.fdopen(reading) as stream:
        printed = stream.read()
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - begin
    if status != 0:
        raise SystemExit(f"{command} ended with {status}: {printed}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, printed


def time_in_turn(commands, runs, before=None, inner=None, environment=None):
    """The runs of each command, one of each after another; that of <inner> says its own time in microseconds."""
    times = {name: [] for name in commands}
    for _ in range(runs):
        if before:
            before()
        for name, command in commands.items():
            wall, cpu, peak, printed = once(command, environment)
            times[name].append((int(printed) / 1e6 if name == inner else wall, cpu, peak))
    return times


class Table:
    def __init__(self, title, first):
        self.title, self.first, self.rows, self.marks, self.per = title, first, {}, [], {}

    def add(self, times, per=None):
        for name, runs in times.items():
            self.rows[name] = tuple(statistics.median(part) for part in zip(*runs)) + (min(run[0] for run in runs), max(run[0] for run in runs))
            self.per[name] = per or 1

    def mark(self, number, ours, other, limit, what=""):
        if ours in self.rows and other in self.rows:
            ratio = self.rows[ours][0] / self.per[ours] / (self.rows[other][0] / self.per[other])
            self.marks.append((number, f"{ours} / {other}{', ' + what if what else ''}", f"{ratio:.2f}", f"{limit:g}", ratio <= limit))

    def memory_mark(self, number, ours, other, limit):
        more = (self.rows[ours][2] - self.rows[other][2]) / (self.per[ours] - self.per[other])
        self.marks.append((number, f"{ours}: memory for each more than {other}", f"{more:,.0f} B", f"{limit:,} B", more <= limit))

    def text(self):
        lines = [f"### {self.title}", "", f"| {self.first} | wall ms | least to most | CPU ms | peak MiB | ratio |", "| --- | --- | --- | --- | --- | --- |"]
        base = next(iter(self.rows.values()))[0] / next(iter(self.per.values()))
        for name, (wall, cpu, peak, least, most) in self.rows.items():
            ratio = wall / self.per[name] / base
            lines.append(f"| {name} | {wall * 1e3:,.1f} | {least * 1e3:,.1f} to {most * 1e3:,.1f} | {cpu * 1e3:,.1f} | {peak / 2**20:,.0f} | {ratio:.2f} |")
        if self.marks:
            lines += ["", "| mark | ratio of | is | at most | reached |", "| --- | --- | --- | --- | --- |"]
            lines += [f"| {number} | {what} | {ratio} | {limit} | {'yes' if reached else 'no'} |" for number, what, ratio, limit, reached in self.marks]
        return "\n".join(lines)


def machine():
    """What the figures hang on, and no more: no name of the machine."""
    model = next((line.split(":")[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), "?")
    version = lambda command: run(command).strip().splitlines()[0]  # noqa: E731
    parts = [f"{os.cpu_count()} × {model}", f"Linux {platform.release()}", f".NET SDK {version(['dotnet', '--version'])}", f"Python {platform.python_version()}",
             f"Node {version(['node', '--version'])[1:]}"]
    for command in (["go", "version"], ["terraform", "version"]):
        try:
            parts.append(version(command))
        except FileNotFoundError:
            parts.append(f"no {command[0]}")
    return "; ".join(parts) + f". Commit {run(['git', '-C', pathlib.Path(__file__).parent, 'rev-parse', '--short', 'HEAD']).strip()}."
