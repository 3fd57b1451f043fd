"""The registry itself, and every stub in it."""

import json
import unittest

from local_aws.registry import RESOURCES, types_by_kind
from local_aws.resource import DELEGATED, STUBBED

from tests.support import StackTest, att, emulator, ref, resource

#: What a template must set for a type whose required properties are more than text.
_SHAPED = {"Enable": True, "Stages": [], "Rules": "[]", "NotificationArns": ["arn:aws:sns:::t"]}


class Registry(unittest.TestCase):
    def test_no_type_is_registered_twice(self):
        names = [entry.type_name for entry in RESOURCES]
        self.assertEqual(sorted(names), sorted(set(names)))

    def test_no_type_that_the_emulator_brings_is_taken_from_it(self):
        from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS

        self.assertEqual(
            [entry.type_name for entry in RESOURCES if entry.type_name in _RESOURCE_HANDLERS], []
        )

    def test_the_two_kinds_together_are_the_registry(self):
        kinds = types_by_kind()
        self.assertEqual(len(kinds[DELEGATED]) + len(kinds[STUBBED]), len(RESOURCES))

    def test_the_lists_are_written_at_the_start(self):
        written = json.loads((emulator().state / "types.json").read_text())
        self.assertEqual(written, types_by_kind())


class Stubs(StackTest):
    def test_every_stub_comes_keeps_its_id_and_attributes_and_goes(self):
        for entry in [entry for entry in RESOURCES if entry.kind == STUBBED]:
            with self.subTest(entry.type_name):
                self.setUp()
                properties = {name: _SHAPED.get(name, f"x-{name.lower()}") for name in entry.required}
                outputs = {f"Out{i}": att("It", name) for i, name in enumerate(entry._attributes)}
                outputs["Id"] = ref("It")
                made = self.deploy({"It": resource(entry.type_name, **properties)}, outputs)
                self.assertNotIn("{", "".join(made.values()))
                again = self.deploy(
                    {"It": resource(entry.type_name, **{**properties, "Description": "other"})}, outputs
                )
                self.assertEqual(again, made)
                self.remove()

    def test_two_unnamed_stubs_of_a_stack_have_ids_of_their_own(self):
        portfolio = resource("AWS::ServiceCatalog::Portfolio", DisplayName="p", ProviderName="it")
        made = self.deploy({"A": portfolio, "B": portfolio}, {"A": ref("A"), "B": ref("B")})
        self.assertNotEqual(made["A"], made["B"])

    def test_a_missing_required_property_is_refused_by_name(self):
        description = self.attempt({"It": resource("AWS::ServiceCatalog::Portfolio", DisplayName="p")})
        self.assertEqual(description["StackStatus"], "ROLLBACK_COMPLETE")
        self.assertTrue(any("ProviderName" in reason for reason in self.reasons()))

    def test_a_change_of_a_name_replaces_the_stub(self):
        old = self.deploy(
            {"It": resource("AWS::ElasticBeanstalk::Application", ApplicationName="a")}, {"Id": ref("It")}
        )
        new = self.deploy(
            {"It": resource("AWS::ElasticBeanstalk::Application", ApplicationName="b")}, {"Id": ref("It")}
        )
        self.assertEqual((old["Id"], new["Id"]), ("a", "b"))
