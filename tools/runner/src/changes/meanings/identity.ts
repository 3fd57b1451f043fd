import type { Meanings } from './meaning';

/** Who may do what. */
export const identity: Meanings = {
  'AWS::CertificateManager::Certificate': {
    replaced: 'a new certificate with another ARN, which has to be validated',
    removed: 'refused by AWS while anything uses it',
  },
  'AWS::Cognito::IdentityPool': {
    holds: 'the identities that the pool has given out',
    replaced: 'a new pool id; applications must be told, everybody gets another identity',
    removed: 'applications cannot get credentials',
  },
  'AWS::Cognito::UserPool': {
    holds: 'the users, their passwords and their second factors',
    replaced: 'a new, empty pool with another id; everybody has to register again',
    removed: 'nobody can sign in',
  },
  'AWS::Cognito::UserPoolClient': {
    replaced: 'another client id and secret; applications must be told, sessions end',
    removed: 'the application cannot sign anybody in',
  },
  'AWS::Cognito::UserPoolDomain': {
    replaced: 'another address of the sign-in page',
    removed: 'no sign-in page',
  },
  'AWS::IAM::AccessKey': {
    replaced: 'another key; whatever uses the old one fails',
    removed: 'whatever uses it fails',
  },
  'AWS::IAM::Group': { replaced: 'members are moved over', removed: 'members lose what it allows' },
  'AWS::IAM::ManagedPolicy': {
    replaced: 'another ARN; permissions are missing for a moment where it was attached by hand',
    removed: 'whoever has it loses what it allows',
  },
  'AWS::IAM::OIDCProvider': {
    replaced: 'another ARN; whoever signs in through it cannot until the trust names it',
    removed: 'whoever signs in through it cannot any more',
  },
  'AWS::IAM::Policy': { replaced: 'permissions are missing for a moment', removed: 'permissions are gone' },
  'AWS::IAM::Role': {
    replaced: 'another ARN and id; policies elsewhere that name the old one stop working',
    removed: 'whoever works under it is refused',
  },
  'AWS::IAM::User': {
    replaced: 'another user; its keys and passwords are gone',
    removed: 'its keys and passwords are gone',
  },
  'AWS::KMS::Alias': {
    replaced: 'the name is missing for a moment',
    removed: 'whoever uses the name is refused',
  },
  'AWS::S3::BucketPolicy': {
    replaced: 'the bucket has no policy for a moment',
    removed: 'the bucket has no policy any more',
  },
  'AWS::SNS::TopicPolicy': {
    replaced: 'publishers may be refused for a moment',
    removed: 'publishers are refused',
  },
  'AWS::SQS::QueuePolicy': {
    replaced: 'senders may be refused for a moment',
    removed: 'senders are refused',
  },
};
