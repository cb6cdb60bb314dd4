"""Runs the benchmarks: `python -m bench`, `python -m bench search`, `python -m bench --quick`."""

import argparse
import importlib
import pkgutil
import sys
from types import ModuleType

import bench


def benchmarks() -> dict[str, ModuleType]:
    """The modules of this folder that have a `run()`, by name."""
    found = (
        importlib.import_module(f"bench.{info.name}")
        for info in pkgutil.iter_modules(bench.__path__)
        if not info.ispkg and info.name != "__main__"
    )
    return {module.__name__.split(".")[-1]: module for module in found if hasattr(module, "run")}


def main() -> int:
    known = benchmarks()
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(known)}")
    parser.add_argument("--quick", action="store_true", help="less data, for a first impression")
    asked = parser.parse_args()
    if unknown := [name for name in asked.names if name not in known]:
        parser.error(f"no benchmark is called {unknown[0]}; there are: {', '.join(known)}")
    missed = [name for name in asked.names or known if not known[name].run(quick=asked.quick)]
    if missed:
        print(f"\nA limit was missed in: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
