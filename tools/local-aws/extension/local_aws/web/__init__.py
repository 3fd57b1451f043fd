"""What people open in a browser of what is deployed: the sites behind load balancers, the sign-in of user pools, and the mailbox."""

from local_aws.web.addresses import Addresses
from local_aws.web.mailbox import Mailbox
from local_aws.web.people import People
from local_aws.web.sign_in import SignIn
from local_aws.web.sites import Sites
from local_aws.web.tokens import Keys
from local_aws.web.unsigned import Unsigned

__all__ = ["Addresses", "Keys", "Mailbox", "People", "SignIn", "Sites", "Unsigned"]
