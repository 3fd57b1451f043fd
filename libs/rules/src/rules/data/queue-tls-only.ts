import { tlsOnlyRule } from '../../reading/tls-only-rule';

export const queueTlsOnly = tlsOnlyRule({
  id: 'QueueTlsOnly',
  description: 'Queues are reached by encrypted connections only',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
  remedy: 'Deny aws:SecureTransport false in a queue policy (enforceSSL in CDK).',
  type: 'AWS::SQS::Queue',
  policy: 'QueuePolicy',
});
