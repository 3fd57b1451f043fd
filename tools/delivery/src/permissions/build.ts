import { passRole } from './identity';
import { own } from './own-names';
import { type TypePermissions, allow } from './permission';

export const buildPermissions: TypePermissions = {
  'AWS::CodeBuild::Project': [
    allow(
      'codebuild',
      'CreateProject DeleteProject UpdateProject BatchGetProjects CreateWebhook DeleteWebhook UpdateWebhook',
      'arn:{partition}:codebuild:{region}:{account}:project/*',
    ),
    allow(
      'codeconnections',
      'PassConnection GetConnection UseConnection',
      'arn:{partition}:codeconnections:{region}:{account}:connection/*',
    ),
    passRole,
  ],
  'AWS::CodeCommit::Repository': [
    allow(
      'codecommit',
      'CreateRepository DeleteRepository GetRepository GetBranch CreateCommit UpdateRepositoryName UpdateRepositoryDescription UpdateRepositoryEncryptionKey GetRepositoryTriggers PutRepositoryTriggers ListTagsForResource TagResource UntagResource',
      'arn:{partition}:codecommit:{region}:{account}:{application}-*',
    ),
    allow('kms', 'Decrypt Encrypt GenerateDataKey ReEncryptFrom ReEncryptTo DescribeKey', own.keys),
  ],
};
