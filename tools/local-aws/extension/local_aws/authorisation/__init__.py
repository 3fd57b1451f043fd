"""Calls are judged by the policies of the role that makes them, as AWS judges them."""
