"""Service Catalog. Portfolios and products are ids only; nothing can be launched from them."""

from local_aws.stub import Stub

_PRODUCT_IN_PORTFOLIO = ("PortfolioId", "ProductId")


def _constraint(name: str, *required: str) -> Stub:
    return Stub(
        f"AWS::ServiceCatalog::{name}",
        required=(*_PRODUCT_IN_PORTFOLIO, *required),
        replaces=_PRODUCT_IN_PORTFOLIO,
        ref="cons-{hex:.13}",
        attributes={"Id": "{ref}"},
        tags=None,
    )


def _association(name: str, *keys: str, optional: tuple[str, ...] = ()) -> Stub:
    return Stub(
        f"AWS::ServiceCatalog::{name}",
        required=keys,
        replaces=(*keys, *optional),
        ref="|".join("{" + key + "}" for key in keys),
        tags=None,
    )


RESOURCES = (
    Stub(
        "AWS::ServiceCatalog::Portfolio",
        required=("DisplayName", "ProviderName"),
        ref="port-{hex:.13}",
        attributes={"Id": "{ref}", "PortfolioName": "{DisplayName}"},
    ),
    Stub(
        "AWS::ServiceCatalog::CloudFormationProduct",
        required=("Name", "Owner"),
        ref="prod-{hex:.13}",
        attributes={
            "Id": "{ref}",
            "ProductName": "{Name}",
            "ProvisioningArtifactIds": "pa-{hex:.13}",
            "ProvisioningArtifactNames": "-",
        },
    ),
    Stub(
        "AWS::ServiceCatalog::TagOption",
        required=("Key", "Value"),
        replaces=("Key", "Value"),
        ref="tag-{hex:.13}",
        attributes={"Id": "{ref}"},
        tags=None,
    ),
    Stub(
        "AWS::ServiceCatalog::ServiceAction",
        required=("Name", "Definition", "DefinitionType"),
        ref="act-{hex:.13}",
        attributes={"Id": "{ref}"},
        tags=None,
    ),
    Stub(
        "AWS::ServiceCatalog::AcceptedPortfolioShare",
        required=("PortfolioId",),
        replaces=("PortfolioId",),
        ref="{PortfolioId}",
        attributes={"Id": "{ref}"},
        tags=None,
    ),
    _constraint("LaunchRoleConstraint"),
    _constraint("LaunchTemplateConstraint", "Rules"),
    _constraint("LaunchNotificationConstraint", "NotificationArns"),
    _constraint("ResourceUpdateConstraint", "TagUpdateOnProvisionedProduct"),
    _constraint(
        "StackSetConstraint", "Description", "AccountList", "RegionList", "AdminRole", "ExecutionRole"
    ),
    _association("PortfolioProductAssociation", "PortfolioId", "ProductId", optional=("SourcePortfolioId",)),
    _association("PortfolioPrincipalAssociation", "PortfolioId", "PrincipalARN", optional=("PrincipalType",)),
    _association("PortfolioShare", "PortfolioId", "AccountId"),
    _association("TagOptionAssociation", "TagOptionId", "ResourceId"),
    _association("ServiceActionAssociation", "ServiceActionId", "ProductId", "ProvisioningArtifactId"),
)
