"""The code of the patches, a file each; `local_aws.patches` lists them, with their reasons."""
