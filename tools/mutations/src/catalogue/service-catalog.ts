import type { ResourceEntry } from '../resource-entry';
import { labels, wiring } from './labels';

const PORTFOLIO = ['PortfolioId', 'ProductId', 'AcceptLanguage'];

/** What can be launched, by whom, and with which role. */
export const serviceCatalog: readonly ResourceEntry[] = [
  {
    type: 'AWS::ServiceCatalog::Portfolio',
    settings: [],
    plain: [labels('DisplayName', 'ProviderName', 'Description')],
  },
  {
    type: 'AWS::ServiceCatalog::CloudFormationProduct',
    settings: [
      {
        setting: 'Properties.ProvisioningArtifactParameters.*.Info',
        breaks: [
          {
            to: { LoadTemplateFromURL: 'https://example.org/other.json' },
            description: 'a foreign template is launched',
          },
        ],
      },
    ],
    plain: [labels('Name', 'Owner', 'Description', 'ProvisioningArtifactParameters.*.Name')],
  },
  { type: 'AWS::ServiceCatalog::PortfolioProductAssociation', settings: [], plain: [wiring(...PORTFOLIO)] },
  {
    type: 'AWS::ServiceCatalog::PortfolioPrincipalAssociation',
    settings: [],
    plain: [wiring('PortfolioId', 'PrincipalARN', 'PrincipalType')],
  },
  {
    type: 'AWS::ServiceCatalog::LaunchRoleConstraint',
    settings: [
      {
        setting: '',
        breaks: [{ to: 'absent', description: 'people launch with whatever permissions they have' }],
      },
      {
        setting: 'Properties.RoleArn',
        breaks: [
          {
            to: 'arn:aws:iam::222222222222:role/Admin',
            description: 'products are launched as somebody else',
          },
        ],
      },
    ],
    plain: [labels('Description'), wiring(...PORTFOLIO)],
  },
  {
    type: 'AWS::ServiceCatalog::LaunchTemplateConstraint',
    settings: [
      {
        setting: '',
        breaks: [{ to: 'absent', description: 'health data may enter an account that is not for them' }],
      },
      {
        setting: 'Properties.Rules',
        breaks: [{ to: '{}', description: 'health data may enter an account that is not for them' }],
      },
    ],
    plain: [labels('Description'), wiring(...PORTFOLIO)],
  },
  {
    type: 'AWS::ServiceCatalog::TagOption',
    settings: [],
    plain: [
      {
        properties: ['Active', 'Key', 'Value'],
        reason: 'says what a launch may call itself, and permits nothing',
      },
    ],
  },
  {
    type: 'AWS::ServiceCatalog::TagOptionAssociation',
    settings: [],
    plain: [wiring('ResourceId', 'TagOptionId')],
  },
];
