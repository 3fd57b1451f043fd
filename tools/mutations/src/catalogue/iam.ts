import type { ResourceEntry } from '../resource-entry';
import { takenAway } from './common-breaks';
import { labels, wiring } from './labels';

/** Harmless by itself, so that only its place is at fault. */
const harmless = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'logs:PutLogEvents',
      Resource: 'arn:aws:logs:us-west-2:222222222222:log-group:a',
    },
  ],
};

/** Permissions. */
export const iam: readonly ResourceEntry[] = [
  {
    type: 'AWS::IAM::Role',
    policies: [{ path: 'Properties.AssumeRolePolicyDocument' }],
    settings: [
      {
        setting: 'Properties.ManagedPolicyArns',
        breaks: [
          { to: ['arn:aws:iam::aws:policy/AdministratorAccess'], description: 'the role may do everything' },
        ],
      },
      {
        setting: 'Properties.Policies',
        breaks: [
          {
            to: [{ PolicyName: 'Inline', PolicyDocument: harmless }],
            description: 'a policy is in the role',
          },
        ],
      },
      {
        setting: 'Properties.MaxSessionDuration',
        breaks: [{ to: 43_201, description: 'credentials last for longer than any session' }],
      },
      takenAway('Properties.PermissionsBoundary', 'nothing limits what the role may be given'),
    ],
    plain: [labels('Description', 'Path', 'RoleName')],
  },
  {
    type: 'AWS::IAM::OIDCProvider',
    settings: [
      {
        setting: 'Properties.ClientIdList',
        breaks: [{ to: ['*'], description: 'tokens that are meant for others are taken too' }],
      },
      {
        setting: 'Properties.Url',
        breaks: [{ to: 'https://example.org', description: 'somebody else says who may come in' }],
      },
    ],
    plain: [labels()],
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    policies: [{ path: 'Properties.PolicyDocument' }],
    settings: [],
    plain: [labels('Description', 'Path'), wiring('Roles')],
  },
];
