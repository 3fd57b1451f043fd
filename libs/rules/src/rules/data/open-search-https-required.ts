import { propertyRule } from '../../reading/property-rule';
import { isTrue } from '../../reading/value';

const types = ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'];

/** AWS Config rule: OPENSEARCH_HTTPS_REQUIRED. */
export const openSearchHttpsRequired = propertyRule({
  id: 'OpenSearchHttpsRequired',
  description: 'Search domains are reached by TLS 1.2 or later only',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
  remedy: 'Set DomainEndpointOptions.EnforceHTTPS to true and TLSSecurityPolicy to one for TLS 1.2 or later.',
  checks: [
    {
      types,
      property: 'DomainEndpointOptions.EnforceHTTPS',
      holds: isTrue,
      problem: 'it answers in plain HTTP',
    },
    {
      types,
      property: 'DomainEndpointOptions.TLSSecurityPolicy',
      holds: (value) => /^Policy-Min-TLS-1-[23]-/.test(String(value)),
      problem: 'it accepts TLS below 1.2',
    },
  ],
});
