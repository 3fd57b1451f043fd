import { judged } from '../../reading/property-rule';
import { isGiven, isRecord, items, readings } from '../../reading/values';
import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';

/** Types that take a whole API as one description by OpenAPI. */
const described = ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'];

/** Names under a path that are methods. A browser asks for OPTIONS before it signs in. */
const methods = /^(get|put|post|delete|patch|head|x-amazon-apigateway-any-method)$/i;

/** APIs that are written as OpenAPI: their methods are no resources, so that rules on methods do not see them. */
export const apiDefinitionRules: readonly Rule[] = [
  {
    id: 'ApiDefinitionAuthorized',
    description: 'Every method of an API that is described by OpenAPI asks who calls',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 AC-3'],
    remedy:
      'Give each method, or the whole description, a security scheme with an authorizer or x-amazon-apigateway-authtype; a key alone says which application calls, and not who.',
    evaluate: (template) =>
      template.resources(...described).flatMap((api) =>
        readings(api.properties, 'Body')
          .filter(isRecord)
          .flatMap((body) => methodsOf(body).map((method) => verdict(api, body, method))),
      ),
  },
];

interface Method {
  readonly path: string;
  readonly name: string;
  readonly operation: Readonly<Record<string, unknown>>;
}

function methodsOf(body: Readonly<Record<string, unknown>>): readonly Method[] {
  return Object.entries(isRecord(body['paths']) ? body['paths'] : {}).flatMap(([path, operations]) =>
    Object.entries(isRecord(operations) ? operations : {})
      .filter(([name]) => methods.test(name))
      .flatMap(([name, operation]) => (isRecord(operation) ? [{ path, name, operation }] : [])),
  );
}

function verdict(
  api: ViewedResource,
  body: Readonly<Record<string, unknown>>,
  { path, name, operation }: Method,
): Verdict {
  const security = operation['security'] ?? body['security'];
  const auth = readings(operation['x-amazon-apigateway-auth'], 'type');
  // One of several is enough for a caller, so each must ask.
  const choices = items(security).filter(isRecord);
  const asks =
    auth.every((type) => type === 'AWS_IAM') ||
    (choices.length > 0 &&
      choices.every((choice) => Object.keys(choice).some((scheme) => authorizes(schemeOf(body, scheme)))));
  return judged(api, {
    property: `Body.paths.${path}.${name}.security`,
    value: security,
    holds: asks || isPrivate(api),
    problem: 'anybody can call it',
    readable: true,
  });
}

/** Nobody is meant but who the policy lets in, which a rule on policies reads. */
function isPrivate({ properties }: ViewedResource): boolean {
  return (
    items(readings(properties, 'EndpointConfiguration.Types')[0]).includes('PRIVATE') &&
    isGiven(properties['Policy'])
  );
}

function schemeOf(body: Readonly<Record<string, unknown>>, name: string): unknown {
  const schemes = [...readings(body, 'components.securitySchemes'), ...readings(body, 'securityDefinitions')];
  return schemes.flatMap((one) => (isRecord(one) ? [one[name]] : [])).find(isGiven);
}

function authorizes(scheme: unknown): boolean {
  if (!isRecord(scheme)) return false;
  const type = String(scheme['x-amazon-apigateway-authtype'] ?? '').toLowerCase();
  return isGiven(scheme['x-amazon-apigateway-authorizer']) || (type !== '' && type !== 'none');
}
