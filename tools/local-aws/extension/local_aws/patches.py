"""Everything that the extension changes about the emulator itself: what, why, and how it is noticed that it may go.

A patch names the tests that hold it. Run without the patch, they fail; once they pass, the emulator does by itself what the
patch is for, and the patch is taken out. `npx nx run local-aws:try-release --release=<version>` looks, for any release.
"""

import pathlib
from collections.abc import Callable
from dataclasses import dataclass

from local_aws import registry
from local_aws.adjustments import (
    alarm,
    attributes,
    bucket,
    change_set_replacement,
    custom_resources,
    database_cluster,
    functions,
    generated_names,
    interrupted_stacks,
    public_parameters,
    refused_deletes,
    refused_properties,
    stack_parameters,
    target_group,
)
from local_aws.authorisation.handlers import HandlerCalls, judge_handlers


@dataclass(frozen=True)
class Patch:
    """`tests` are names as unittest takes them, below `tests`."""

    name: str
    apply: Callable[[], None]
    why: str
    tests: tuple[str, ...]


PATCHES = (
    Patch(
        "alarm",
        alarm.apply,
        "an alarm over several metrics is refused; AWS takes it",
        ("test_adjustments.Alarm",),
    ),
    Patch(
        "attributes",
        attributes.apply,
        "Fn::GetAtt does not know some attributes of networks and database instances",
        ("test_adjustments.Attributes",),
    ),
    Patch(
        "bucket",
        bucket.apply,
        "the tags of a bucket in a template are dropped; the CDK asks for one before it empties the bucket",
        ("test_adjustments.BucketTags",),
    ),
    Patch(
        "change_set_replacement",
        change_set_replacement.apply,
        "a change set calls any change of many types a possible replacement, so that a guard would stop harmless ones",
        ("test_adjustments.ChangeSets",),
    ),
    Patch(
        "custom_resources",
        custom_resources.apply,
        "a function that fails leaves its stack waiting for an hour, and one in Node is given packages from the internet",
        (
            "test_custom_resources.CustomResources.test_a_function_that_fails_fails_its_stack_at_once_and_by_name",
            "test_custom_resources.CustomResources.test_nothing_is_fetched_by_npm",
        ),
    ),
    Patch(
        "database_cluster",
        database_cluster.apply,
        "a cluster of a template loses its managed password, its key and its log exports",
        ("test_adjustments.DatabaseCluster",),
    ),
    Patch(
        "functions",
        functions.apply,
        "a function is given the credentials of the whole workspace instead of a session of its role",
        ("test_custom_resources.CustomResources.test_a_function_has_the_sdk_and_a_session_of_its_role",),
    ),
    Patch(
        "generated_names",
        generated_names.apply,
        "log groups and parameters without a name get one that no policy for CloudFormation's own names matches",
        (
            "test_authorisation.OtherStacks.test_what_nobody_names_gets_a_name_like_those_of_cloudformation",
            "test_authorisation.OtherStacks.test_what_nobody_names_keeps_its_name_in_an_update",
        ),
    ),
    Patch(
        "interrupted_stacks",
        interrupted_stacks.apply,
        "a stack whose operation died with the emulator stays in progress for ever",
        ("test_state.State.test_a_stack_whose_operation_did_not_end_is_not_in_progress_for_ever",),
    ),
    Patch(
        "public_parameters",
        public_parameters.apply,
        "some of the machine images that AWS publishes as parameters are missing, and callers may not write them",
        ("test_adjustments.PublicParameters",),
    ),
    Patch(
        "refused_properties",
        refused_properties.apply,
        "templates that refer to what does not exist, or does not fit, are deployed; AWS refuses them",
        ("test_refusals.Properties",),
    ),
    Patch(
        "stack_parameters",
        stack_parameters.apply,
        "DescribeStacks gives the value of a stored parameter in the place of its name",
        ("test_adjustments.StackParameters",),
    ),
    Patch(
        "target_group",
        target_group.apply,
        "targets that a template registers are dropped, so that a load balancer reaches no machine",
        ("test_machines.Site.test_a_push_is_seen_behind_the_load_balancer",),
    ),
    Patch(
        "worker_threads",
        registry.run_on_worker_threads,
        "handlers of other modules run on the loop that has to answer the calls which they make: they wait for ever",
        ("test_ec2.AddressAndNatGateway",),
    ),
    Patch(
        "judged_handlers",
        # The emulator runs in its folder.
        lambda: judge_handlers(HandlerCalls(pathlib.Path.cwd())),
        "what CloudFormation makes for a stack is judged by nobody; on AWS by the role that it acts with",
        ("test_authorisation.JudgedStack",),
    ),
    # Last, so that a delete is refused before anything that goes with it is touched.
    Patch(
        "refused_deletes",
        refused_deletes.apply,
        "what is protected or not empty is deleted; AWS refuses",
        ("test_refusals.Deletes",),
    ),
)


def apply(without: str = "") -> None:
    """Applies all of them but the one that is left out, to see whether its tests still fail."""
    for patch in PATCHES:
        if patch.name != without:
            patch.apply()
