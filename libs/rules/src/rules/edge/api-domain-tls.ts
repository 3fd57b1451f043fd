import { propertyRule } from '../../reading/property-rule';

const problem = 'TLS 1.0 is accepted';

/** The newer policies, named after what they begin with, are for REST APIs alone. */
const modern = /^(TLS_1_2|SecurityPolicy_TLS(12|13)_.+)$/;

function isModern(value: unknown): boolean {
  return typeof value === 'string' && modern.test(value);
}

export const apiDomainTls = propertyRule({
  id: 'ApiDomainTls',
  description: 'The domain name of an API begins with TLS 1.2',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)', 'NIST 800-53r5 SC-8(1)'],
  remedy: 'Set SecurityPolicy to TLS_1_2.',
  checks: [
    { types: ['AWS::ApiGateway::DomainName'], property: 'SecurityPolicy', holds: isModern, problem },
    {
      types: ['AWS::ApiGatewayV2::DomainName'],
      property: 'DomainNameConfigurations.*.SecurityPolicy',
      holds: isModern,
      problem,
    },
  ],
});
