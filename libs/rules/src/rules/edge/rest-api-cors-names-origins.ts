import type { Rule } from '../../rule';

import { judged } from '../../reading/judged';
import { items, readings } from '../../reading/readings';
import { isRecord } from '../../reading/value';

const header = 'method.response.header.Access-Control-Allow-Origin';

/** A REST API has no setting for this: its mocked answers carry the header, as a text in quotes. */
export const restApiCorsNamesOrigins: Rule = {
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
};
