import { tlsOnlyRule } from '../../reading/tls-only-rule';

export const topicTlsOnly = tlsOnlyRule({
  id: 'TopicTlsOnly',
  description: 'Topics are published to by encrypted connections only',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
  remedy: 'Deny sns:Publish for aws:SecureTransport false in a topic policy (enforceSSL in CDK).',
  type: 'AWS::SNS::Topic',
  policy: 'TopicPolicy',
});
