import { propertyRule, judged } from '../../reading/property-rule';
import { textOf } from '../../reading/references';
import { webAclRule } from '../../reading/web-acls';
import type { Rule } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { items, readings, isRecord } from '../../reading/values';

const acceptsOld = 'TLS 1.0 is accepted';

/** The newer policies, named after what they begin with, are for REST APIs alone. */
const modernPolicy = /^(TLS_1_2|SecurityPolicy_TLS(12|13)_.+)$/;

const originLists: Readonly<Record<string, string>> = {
  'AWS::S3::Bucket': 'CorsConfiguration.CorsRules.*.AllowedOrigins.*',
  'AWS::ApiGatewayV2::Api': 'CorsConfiguration.AllowOrigins.*',
  'AWS::Lambda::Url': 'Cors.AllowOrigins.*',
};

const header = 'method.response.header.Access-Control-Allow-Origin';

export const apiRules: readonly Rule[] = [
  /** A key of an API tells applications apart; it is no proof of who somebody is. A browser asks for OPTIONS before it signs in. */
  propertyRule({
    id: 'MethodAuthorized',
    description: 'Methods of an API are called by whoever has signed in',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 AC-3'],
    remedy:
      'Set AuthorizationType to AWS_IAM, COGNITO_USER_POOLS or CUSTOM; put stages into resources of their own.',
    checks: [
      {
        types: ['AWS::ApiGateway::Method'],
        property: 'AuthorizationType',
        holds: (value) => typeof value === 'string' && value !== 'NONE',
        problem: 'anybody can call it',
        when: ({ properties }) => properties['HttpMethod'] !== 'OPTIONS',
      },
      {
        types: ['AWS::ApiGatewayV2::Route'],
        property: 'AuthorizationType',
        holds: (value) => typeof value === 'string' && value !== 'NONE',
        problem: 'anybody can call it',
        when: asksForSignIn,
      },
      {
        types: ['AWS::ApiGateway::Deployment'],
        property: 'StageDescription',
        holds: (value) => value === undefined,
        problem: 'its stage is no resource of its own, so that no rule looks at it',
      },
    ],
  }),

  propertyRule({
    id: 'ApiDomainTls',
    description: 'The domain name of an API begins with TLS 1.2',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)', 'NIST 800-53r5 SC-8(1)'],
    remedy: 'Set SecurityPolicy to TLS_1_2.',
    checks: [
      {
        types: ['AWS::ApiGateway::DomainName'],
        property: 'SecurityPolicy',
        holds: isModern,
        problem: acceptsOld,
      },
      {
        types: ['AWS::ApiGatewayV2::DomainName'],
        property: 'DomainNameConfigurations.*.SecurityPolicy',
        holds: isModern,
        problem: acceptsOld,
      },
    ],
  }),

  /** `https://*.example.org` names who may ask; `*`, `https://*` and `https://*.org` do not. A reference does, too. */
  propertyRule({
    id: 'CorsNamesOrigins',
    description: 'Browsers may read answers on pages of named origins only',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)', 'NIST 800-53r5 AC-4'],
    remedy: 'List the origins of your own pages instead of *.',
    checks: Object.entries(originLists).map(([type, property]) => ({
      types: [type],
      property,
      when: ({ properties }) => (property.split('.')[0] ?? '') in properties,
      holds: (value) => !/^([a-z]+:\/\/)?\*(\.[a-z]+)?(:.*)?$/i.test(textOf(value) ?? ''),
      problem: 'any page on the internet may read the answers in the name of its visitor',
    })),
  }),

  /** Not about HTTP APIs: AWS WAF cannot stand in front of them. */
  webAclRule({
    id: 'RestApiBehindWebAcl',
    description: 'A firewall looks at requests before a stage of a REST API takes them',
    citations: [
      '45 CFR 164.312(e)(1)',
      '45 CFR 164.308(a)(5)(ii)(B)',
      'NIST 800-53r5 SC-7',
      'AWS Config API_GW_ASSOCIATED_WITH_WAF',
    ],
    remedy: 'Associate a web ACL with the stage (AWS::WAFv2::WebACLAssociation).',
    type: 'AWS::ApiGateway::Stage',
  }),

  /** A REST API has no setting for this: its mocked answers carry the header, as a text in quotes. */
  {
    id: 'RestApiCorsNamesOrigins',
    description: 'Answers of a REST API to preflight requests name an origin',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)', 'NIST 800-53r5 AC-4'],
    remedy: `Set ${header} to the origin of your own pages.`,
    evaluate: (template) =>
      template.resources('AWS::ApiGateway::Method').flatMap((method) =>
        readings(method.properties, 'Integration.IntegrationResponses')
          .flatMap(items)
          .flatMap((response) => readings(response, 'ResponseParameters'))
          .flatMap((parameters) => (isRecord(parameters) ? [parameters[header]] : []))
          .filter((value) => value !== undefined)
          .map((value) =>
            judged(method, {
              property: 'Integration.IntegrationResponses.ResponseParameters',
              value,
              holds: !/^'?\*'?$/.test(String(value)),
              problem: 'any page on the internet may read the answers in the name of its visitor',
            }),
          ),
      ),
  },
];

/** A browser asks for OPTIONS before it signs in, and a WebSocket signs in when it connects. */
function asksForSignIn({ properties }: ViewedResource, template: TemplateView): boolean {
  const key = String(properties['RouteKey']);
  const protocol = template.target(properties['ApiId'])?.properties['ProtocolType'];
  return (
    key === '$connect' || (protocol !== 'WEBSOCKET' && / \/|^\$default$/.test(key) && !/^OPTIONS /.test(key))
  );
}

function isModern(value: unknown): boolean {
  return typeof value === 'string' && modernPolicy.test(value);
}
