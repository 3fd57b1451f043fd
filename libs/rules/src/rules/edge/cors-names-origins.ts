import { propertyRule } from '../../reading/property-rule';
import { textOf } from '../../reading/text-of';

const places: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'CorsConfiguration.CorsRules.*.AllowedOrigins.*',
  'AWS::ApiGatewayV2::Api': 'CorsConfiguration.AllowOrigins.*',
  'AWS::Lambda::Url': 'Cors.AllowOrigins.*',
};

/** `https://*.example.org` names who may ask; `*`, `https://*` and `https://*.org` do not. A reference does, too. */
export const corsNamesOrigins = propertyRule({
  id: 'CorsNamesOrigins',
  description: 'Browsers may read answers on pages of named origins only',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)', 'NIST 800-53r5 AC-4'],
  remedy: 'List the origins of your own pages instead of *.',
  checks: Object.entries(places).map(([type, property]) => ({
    types: [type],
    property,
    when: ({ properties }) => (property.split('.')[0] ?? '') in properties,
    holds: (value) => !/^([a-z]+:\/\/)?\*(\.[a-z]+)?(:.*)?$/i.test(textOf(value) ?? ''),
    problem: 'any page on the internet may read the answers in the name of its visitor',
  })),
});
