#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Planothèque contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a running server bears: 200 clients at once on mixed requests (with `wrk`), then 1 000 clients
that send a byte now and then while one asks in earnest. Prints figures; exits with 1 where an answer
was neither 200, 304 nor 503 with Retry-After, or a slow crowd stopped the fast one.

Usage: server/run.py ADDRESS [--pid PID] [--mix FILE] [--seconds 15] [--slow 1000]
       ADDRESS as the server prints it; --pid: its process, whose memory is looked at;
       --mix: targets, one a line, "{n}" in them a number (default: those of server_bench)
"""
import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlsplit

HERE = os.path.dirname(os.path.abspath(__file__))
MIX = ["/now", "/now?{n}", "/job/a?30000", "/job/{n}?2000", "/health", "/slow/{n}?50"]


def resident_kb(pid):
    with open("/proc/%d/status" % pid) as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def hammer(address, mix, seconds, clients):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as targets:
        targets.write("\n".join(mix) + "\n")
        targets.flush()
        said = subprocess.run(
            ["wrk", "-t2", "-c%d" % clients, "-d%ds" % seconds, "--timeout", "60s",
             "-s", os.path.join(HERE, "mixed.lua"), address],
            env={**os.environ, "PLANO_MIX": targets.name}, capture_output=True, text=True, check=True)
    line = next(line for line in said.stdout.splitlines() if line.startswith("RESULT "))
    return json.loads(line[7:])


async def ask(host, port, target):
    """Seconds until a whole answer on a connection of its own."""
    begun = time.perf_counter()
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" % (target, host)).encode())
    answer = await asyncio.wait_for(reader.read(), 60)
    writer.close()
    if not answer.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(answer[:60])
    return time.perf_counter() - begun


async def dawdle(host, port, ready):
    """Sends a header a byte at a time and again from the start when it is closed for that."""
    while True:
        try:
            _, writer = await asyncio.open_connection(host, port)
            ready.release()
            for byte in b"GET /now HTTP/1.1\r\nHost: slow\r\nX-Slow: " + b"a" * 10000:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(1)
        except OSError:
            await asyncio.sleep(0.1)


async def crowd(address, target, slow, rounds):
    place = urlsplit(address)
    alone = sorted([await ask(place.hostname, place.port, target) for _ in range(rounds)])
    ready = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(dawdle(place.hostname, place.port, ready)) for _ in range(slow)]
    for _ in range(slow):
        await asyncio.wait_for(ready.acquire(), 60)
    among = sorted([await ask(place.hostname, place.port, target) for _ in range(rounds)])
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return alone, among


def print_memory(pid, when):
    if pid:
        print("memory %-28s %6.1f MB" % (when, resident_kb(pid) / 1024))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("--pid", type=int)
    parser.add_argument("--mix")
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--slow", type=int, default=1000)
    options = parser.parse_args()
    mix = open(options.mix).read().split() if options.mix else MIX
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, options.slow + 256)), hard))
    faults = 0
    print_memory(options.pid, "at first")
    for when in ("first", "second", "third"):
        counted = hammer(options.address, mix, options.seconds, options.clients)
        print("%d clients, %s time: %s" % (options.clients, when, json.dumps(counted)))
        print_memory(options.pid, "after the %s time" % when)
        faults += sum(counted[k] for k in ("other", "busy_without_wait", "connect", "read", "write", "timeout"))
    alone, among = asyncio.run(crowd(options.address, mix[0], options.slow, 50))
    for name, times in (("alone", alone), ("among %d slow ones" % options.slow, among)):
        print("a fast client %-22s median %.1f ms, worst %.1f ms" % (
            name, times[len(times) // 2] * 1e3, times[-1] * 1e3))
    print_memory(options.pid, "after the slow ones")
    # A crowd that stops the fast one holds its connection for seconds, not for a busy moment.
    faults += among[len(among) // 2] > max(1.0, 20 * alone[len(alone) // 2])
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
