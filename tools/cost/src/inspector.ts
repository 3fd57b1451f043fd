import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { prices } from './prices';

/** Row of Amazon Inspector, which has no type of its own: a runbook switches it on. */
export const INSPECTOR = 'Amazon Inspector';

/** What a runbook of these templates has Amazon Inspector scan: `EC2`, `ECR`, `LAMBDA`. */
export function scansOf(templates: readonly CloudFormationTemplate[]): ReadonlySet<string> {
  const steps = resources(templates, 'AWS::SSM::Document').flatMap(
    ({ Content }) => (Content as { mainSteps?: readonly Step[] } | undefined)?.mainSteps ?? [],
  );
  return new Set(
    steps.flatMap(({ inputs = {} }) =>
      inputs.Service === 'inspector2' && inputs.Api === 'Enable' ? (inputs.resourceTypes ?? []) : [],
    ),
  );
}

interface Step {
  readonly inputs?: {
    readonly Service?: string;
    readonly Api?: string;
    readonly resourceTypes?: readonly string[];
  };
}

/**
 * What Amazon Inspector costs in an account in which nobody does anything: it looks at every machine and function that is there.
 *
 * @param templates of all layers of the account
 * @returns dollars a month
 */
export function inspectorCost(templates: readonly CloudFormationTemplate[]): number {
  const scans = scansOf(templates);
  const machines =
    resources(templates, 'AWS::EC2::Instance').length +
    resources(templates, 'AWS::ElasticBeanstalk::Environment').reduce(
      (sum, one) => sum + leastMachines(one),
      0,
    );
  const functions = resources(templates, 'AWS::Lambda::Function').length;
  return (
    (scans.has('EC2') ? machines * prices.scannedMachine : 0) +
    (scans.has('LAMBDA') ? functions * prices.scannedFunction : 0)
  );
}

function leastMachines({ OptionSettings = [] }: Readonly<Record<string, unknown>>): number {
  const options = OptionSettings as readonly { Namespace: string; OptionName: string; Value: unknown }[];
  const least = options.find(
    ({ Namespace, OptionName }) => Namespace === 'aws:autoscaling:asg' && OptionName === 'MinSize',
  );
  return Number(least?.Value ?? 1);
}

function resources(
  templates: readonly CloudFormationTemplate[],
  type: string,
): readonly Readonly<Record<string, unknown>>[] {
  return templates
    .flatMap(({ Resources }) => Object.values(Resources))
    .filter(({ Type }) => Type === type)
    .map(({ Properties = {} }) => Properties);
}
