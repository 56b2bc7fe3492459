#!/usr/bin/env python3
"""The Bicep compiler alone: bicep.py COMPILER FOLDER. One process is asked of every Bicep file below the folder, one after the
other, what cmg asks of it: to compile it, by its parameters where it has some, and to format it. With --warm all of it is asked
twice, and the microseconds of the second time are printed."""
import json
import pathlib
import subprocess
import sys
import time


def ask(compiler, number, method, values):
    text = json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": values}).encode()
    compiler.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
    compiler.stdin.flush()
    length = 0
    while (line := compiler.stdout.readline()) not in (b"\r\n", b""):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    answer = json.loads(compiler.stdout.read(length))
    if "error" in answer or answer["result"].get("success") is False:
        raise SystemExit(f"{values}: {answer}")


def questions(folder):
    for path in sorted(pathlib.Path(folder).resolve().rglob("*.bicep*")):
        if path.suffix == ".bicepparam":
            yield "bicep/compileParams", {"path": str(path), "parameterOverrides": {}}
        elif not path.with_suffix(".bicepparam").exists():
            yield "bicep/compile", {"path": str(path)}
        yield "bicep/format", {"path": str(path)}


def main():
    asked = list(questions(sys.argv[2]))
    with subprocess.Popen([sys.argv[1], "jsonrpc", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as compiler:
        for _ in range(2 if "--warm" in sys.argv else 1):
            begin = time.perf_counter()
            for number, (method, values) in enumerate(asked):
                ask(compiler, number, method, values)
        print(int((time.perf_counter() - begin) * 1e6))
        compiler.stdin.close()


if __name__ == "__main__":
    main()
