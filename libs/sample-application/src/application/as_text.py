# The modules of the program, from one text: who runs it needs no file.
import importlib.abc
import importlib.util
import sys

SOURCES = globals()["SOURCES"]


class Modules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        return importlib.util.spec_from_loader(name, self) if name in SOURCES else None

    def exec_module(self, module):
        name = module.__name__
        exec(compile(SOURCES[name], f"{name}.py", "exec"), module.__dict__)


sys.meta_path.insert(0, Modules())
import server

sys.exit(server.main())
