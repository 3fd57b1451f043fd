import type { Rule, Verdict } from '../../rule';
import type { TemplateView } from '../../template-view';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { isFalse, isTrue } from '../../reading/value';
import { machines, type Machine } from './machine';

/** Where a machine says nothing its subnet decides: one of the template that gives addresses fails it, others do not. */
export const machineNoPublicIp: Rule = {
  id: 'MachineNoPublicIp',
  description: 'Machines have no public address',
  citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
  remedy: 'Set AssociatePublicIpAddress to false, and use a private subnet.',
  evaluate: (template) => machines(template).map((machine) => verdict(machine, template)),
};

function verdict({ resource, settings }: Machine, template: TemplateView): Verdict {
  const own = readings(settings, 'AssociatePublicIpAddress');
  const ofInterfaces = readings(settings, 'NetworkInterfaces.*.AssociatePublicIpAddress');
  const said = [...own, ...ofInterfaces].filter((value) => value !== undefined);
  const problem = 'it has a public address';
  if (said.length > 0) {
    const value = said.find((one) => !isFalse(one)) ?? said[0];
    return judged(resource, {
      property: 'AssociatePublicIpAddress',
      value,
      holds: said.every(isFalse),
      problem,
    });
  }
  const [subnet] = ['SubnetId', 'NetworkInterfaces.*.SubnetId']
    .flatMap((path) => readings(settings, path))
    .filter((value) => value !== undefined);
  const gives = isTrue(template.target(subnet)?.properties['MapPublicIpOnLaunch']);
  return judged(resource, { property: 'SubnetId', value: subnet, holds: !gives, problem });
}
