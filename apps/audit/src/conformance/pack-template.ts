import type { PackRule } from './hipaa-rules';

/** The template of a conformance pack with these rules. AWS Config takes a subset of CloudFormation's language. */
export function packTemplate(rules: readonly PackRule[]): string {
  const resources = rules.map(({ name, identifier, types, parameters, description }) => [
    pascal(name),
    {
      Type: 'AWS::Config::ConfigRule',
      Properties: {
        ConfigRuleName: name,
        Description: description,
        InputParameters: parameters,
        Scope: types && { ComplianceResourceTypes: types },
        Source: { Owner: 'AWS', SourceIdentifier: identifier },
      },
    },
  ]);
  return JSON.stringify({ Resources: Object.fromEntries(resources) });
}

/** `restricted-ssh` becomes `RestrictedSsh`. */
function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
