"""The list of what is changed about the emulator is whole, and a patch that is left out is missed."""

import os
import pkgutil
import subprocess
import sys
import unittest

from local_aws import adjustments
from local_aws.patches import PATCHES

from tests.support import EXTENSION


class Patches(unittest.TestCase):
    def test_every_module_of_adjustments_is_a_patch_or_serves_several(self):
        modules = {module.name for module in pkgutil.iter_modules(adjustments.__path__)}
        self.assertEqual(modules - {patch.name for patch in PATCHES}, {"handler_wrapping"})

    def test_each_says_why_and_names_tests_that_there_are(self):
        for patch in PATCHES:
            with self.subTest(patch.name):
                self.assertTrue(patch.why)
                self.assertTrue(patch.tests)
                suite = unittest.defaultTestLoader.loadTestsFromNames(
                    [f"tests.{name}" for name in patch.tests]
                )
                self.assertGreater(suite.countTestCases(), 0)

    def test_their_names_are_their_own(self):
        self.assertEqual(len({patch.name for patch in PATCHES}), len(PATCHES))

    def test_without_one_its_tests_fail(self):
        patch = next(patch for patch in PATCHES if patch.name == "public_parameters")
        ended = subprocess.run(
            [sys.executable, "-m", "unittest", *(f"tests.{name}" for name in patch.tests)],
            cwd=EXTENSION,
            env={**os.environ, "LOCAL_AWS_WITHOUT": patch.name},
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertRegex(ended.stderr, "FAILED|ParameterNotFound")
        self.assertNotEqual(ended.returncode, 0)
