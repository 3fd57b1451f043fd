"""`python -m local_aws` runs the embedded AWS in the foreground; the settings come from the environment."""

from local_aws.server import run

run()
