import { own, ASSETS } from './own-names';
import { type TypePermissions, allow } from './permission';

export const catalogPermissions: TypePermissions = {
  'AWS::ServiceCatalog::CloudFormationProduct': [
    allow(
      'servicecatalog',
      'CreateProduct DeleteProduct DescribeProductAsAdmin UpdateProduct CreateProvisioningArtifact DeleteProvisioningArtifact DescribeProvisioningArtifact ListProvisioningArtifacts UpdateProvisioningArtifact',
    ),
    allow('cloudformation', 'ValidateTemplate'),
    allow('s3', 'GetObject', ASSETS, `${own.buckets}/*`),
  ],
  'AWS::ServiceCatalog::LaunchRoleConstraint': [
    allow('servicecatalog', 'CreateConstraint DeleteConstraint DescribeConstraint UpdateConstraint'),
    allow('iam', 'GetRole PassRole', own.roles),
  ],
  'AWS::ServiceCatalog::LaunchTemplateConstraint': [
    allow('servicecatalog', 'CreateConstraint DeleteConstraint DescribeConstraint UpdateConstraint'),
  ],
  'AWS::ServiceCatalog::Portfolio': [
    allow('servicecatalog', 'CreatePortfolio DeletePortfolio DescribePortfolio UpdatePortfolio'),
  ],
  'AWS::ServiceCatalog::PortfolioPrincipalAssociation': [
    allow(
      'servicecatalog',
      'AssociatePrincipalWithPortfolio DisassociatePrincipalFromPortfolio ListPrincipalsForPortfolio',
    ),
    allow('iam', 'GetRole', own.roles),
  ],
  'AWS::ServiceCatalog::PortfolioProductAssociation': [
    allow(
      'servicecatalog',
      'AssociateProductWithPortfolio DisassociateProductFromPortfolio ListPortfoliosForProduct',
    ),
  ],
  'AWS::ServiceCatalog::TagOption': [
    allow('servicecatalog', 'CreateTagOption DeleteTagOption DescribeTagOption UpdateTagOption'),
  ],
  'AWS::ServiceCatalog::TagOptionAssociation': [
    allow(
      'servicecatalog',
      'AssociateTagOptionWithResource DisassociateTagOptionFromResource ListResourcesForTagOption',
    ),
  ],
};
