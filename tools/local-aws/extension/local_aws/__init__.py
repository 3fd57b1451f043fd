"""Starts MiniStack with the CloudFormation resource types it does not bring itself."""
