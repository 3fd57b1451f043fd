import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { isRecord } from '../../reading/value';

/** Something that says what a machine is like: an instance, a launch template or a launch configuration. */
export interface Machine {
  readonly resource: ViewedResource;
  /** Its settings; for an instance with a launch template of the same template, those of both. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export function machines(template: TemplateView): readonly Machine[] {
  return template
    .resources('AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration')
    .map((resource) => ({ resource, settings: settingsOf(resource, template) }));
}

function settingsOf({ Type, properties }: ViewedResource, template: TemplateView): Machine['settings'] {
  if (Type === 'AWS::EC2::LaunchTemplate') return record(properties['LaunchTemplateData']);
  const [named] = ['LaunchTemplateId', 'LaunchTemplateName'].flatMap(
    (name) => template.target(readings(properties, `LaunchTemplate.${name}`)[0]) ?? [],
  );
  return { ...record(named?.properties['LaunchTemplateData']), ...properties };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

export interface MachineRuleProps extends Omit<Rule, 'evaluate'> {
  /** Path below the settings of a machine; `*` stands for every item of a list. */
  readonly property: string;
  /** Asked for every value that the setting may take. A missing one is `undefined`. */
  readonly holds: (value: unknown, template: TemplateView, machine: Machine) => boolean;
  readonly problem: string;
}

/** A rule about a setting that instances, launch templates and launch configurations have in common. */
export function machineRule({ property, holds, problem, ...rule }: MachineRuleProps): Rule {
  return { ...rule, evaluate: (template) => machines(template).map((machine) => verdict(machine, template)) };

  function verdict(machine: Machine, template: TemplateView): Verdict {
    const values = readings(machine.settings, property);
    const wrong = values.findIndex((value) => !holds(value, template, machine));
    const value = values[Math.max(wrong, 0)];
    return judged(machine.resource, { property, value, holds: wrong < 0, problem });
  }
}
