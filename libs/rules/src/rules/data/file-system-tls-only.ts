import { deniesPlainTransport } from '../../reading/policy-statement';
import { propertyRule } from '../../reading/property-rule';

export const fileSystemTlsOnly = propertyRule({
  id: 'FileSystemTlsOnly',
  description: 'File systems are mounted by encrypted connections only',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
  remedy: 'Deny aws:SecureTransport false in FileSystemPolicy.',
  checks: [
    {
      types: ['AWS::EFS::FileSystem'],
      property: 'FileSystemPolicy',
      holds: deniesPlainTransport,
      problem: 'it can be mounted without encryption',
    },
  ],
});
