"""Places where the emulator answers differently from AWS and a few lines make it answer alike."""

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
)


def apply() -> None:
    for adjustment in (
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
        refused_properties,
        stack_parameters,
        # Last, so that a delete is refused before anything that goes with it is touched.
        refused_deletes,
    ):
        adjustment.apply()
