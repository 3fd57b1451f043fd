import type { aws_iam as iam } from 'aws-cdk-lib';
import type { GrantTable, LaunchPlace } from '../grant';
import { PRODUCT_PATH } from '../product-boundary';

const below = ({ partition, account }: LaunchPlace, type: string): string[] => [
  `arn:${partition}:iam::${account}:${type}${PRODUCT_PATH}*`,
];

/** Everything lies below the path of products, which the boundaries themselves do not. */
export const iamGrants: GrantTable = {
  'AWS::IAM::Role': (place) => [
    {
      // A role without the boundary could be given anything: it cannot be made.
      actions: ['iam:CreateRole', 'iam:PutRolePermissionsBoundary'],
      resources: below(place, 'role'),
      conditions: { StringEquals: { 'iam:PermissionsBoundary': place.boundaryArn } },
    },
    {
      actions: [
        'iam:DeleteRole',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListRolePolicies',
        'iam:TagRole',
        'iam:UntagRole',
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRole',
        'iam:UpdateRoleDescription',
      ],
      resources: below(place, 'role'),
    },
  ],
  'AWS::IAM::ManagedPolicy': (place) => [
    {
      actions: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
      resources: below(place, 'role'),
      conditions: {
        StringEquals: { 'iam:PermissionsBoundary': place.boundaryArn },
        ArnLike: { 'iam:PolicyARN': below(place, 'policy') },
      },
    },
    {
      actions: [
        'iam:CreatePolicy',
        'iam:CreatePolicyVersion',
        'iam:DeletePolicy',
        'iam:DeletePolicyVersion',
        'iam:GetPolicy',
        'iam:GetPolicyVersion',
        'iam:ListEntitiesForPolicy',
        'iam:ListPolicyVersions',
      ],
      resources: below(place, 'policy'),
    },
  ],
  'AWS::IAM::InstanceProfile': (place) => [
    {
      actions: [
        'iam:AddRoleToInstanceProfile',
        'iam:CreateInstanceProfile',
        'iam:DeleteInstanceProfile',
        'iam:GetInstanceProfile',
        'iam:RemoveRoleFromInstanceProfile',
      ],
      resources: below(place, 'instance-profile'),
    },
    passRole(place, 'ec2.amazonaws.com'),
  ],
};

/** Lets a launch role hand roles of products, and no others, to one service. */
export function passRole({ partition, account }: LaunchPlace, service: string): iam.PolicyStatementProps {
  return {
    actions: ['iam:PassRole'],
    resources: [`arn:${partition}:iam::${account}:role${PRODUCT_PATH}*`],
    conditions: { StringEquals: { 'iam:PassedToService': service } },
  };
}
