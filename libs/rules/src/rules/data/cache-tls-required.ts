import { propertyRule } from '../../reading/property-rule';
import { isTrue, lowerCase } from '../../reading/value';

const types = ['AWS::ElastiCache::ReplicationGroup'];

/** A cache in mode `preferred` takes connections of both kinds. */
export const cacheTlsRequired = propertyRule({
  id: 'CacheTlsRequired',
  description: 'Caches refuse connections that are not encrypted',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
  remedy: 'Set TransitEncryptionEnabled to true and leave TransitEncryptionMode out, or set it to required.',
  checks: [
    { types, property: 'TransitEncryptionEnabled', holds: isTrue, problem: 'connections are not encrypted' },
    {
      types,
      property: 'TransitEncryptionMode',
      holds: (value) => value === undefined || lowerCase(value) === 'required',
      problem: 'connections need not be encrypted',
    },
  ],
});
