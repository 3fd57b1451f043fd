import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { isRecord } from '../../reading/value';
import { deprecatedRuntimes } from './deprecated-runtimes';

/**
 * A runtime that depends on the region is looked up in the mappings of the template, all regions of it. A runtime that is
 * not on the list is taken for a newer one. Functions made of an image bring their own.
 */
export const functionRuntimeSupported: Rule = {
  id: 'FunctionRuntimeSupported',
  description: 'Functions run on runtimes that AWS still patches',
  citations: ['45 CFR 164.308(a)(5)(ii)(B)', '45 CFR 164.308(a)(1)(ii)(B)'],
  remedy: 'Set Runtime to a current one, such as nodejs24.x.',
  evaluate: (template) =>
    template
      .resources('AWS::Lambda::Function')
      .filter(({ properties }) => properties['PackageType'] !== 'Image')
      .map((resource) => verdict(resource, template)),
};

function verdict(resource: ViewedResource, template: TemplateView): Verdict {
  const runtimes = readings(resource.properties, 'Runtime').flatMap((value) => lookedUp(value, template));
  const isHidden = runtimes.some((runtime) => typeof runtime !== 'string');
  const old = runtimes.find((runtime) => typeof runtime === 'string' && runtime in deprecatedRuntimes);
  const value = old ?? runtimes.find((runtime) => typeof runtime !== 'string') ?? runtimes[0];
  const since = typeof old === 'string' ? ` since ${deprecatedRuntimes[old] ?? ''}` : '';
  const problem = old === undefined ? 'its runtime is not named' : `its runtime is no longer patched${since}`;
  const holds = old === undefined && !isHidden;
  return judged(resource, { property: 'Runtime', value, holds, problem });
}

/** What a lookup in the mappings may come to; the value itself for anything else. */
function lookedUp(value: unknown, { template: { Mappings } }: TemplateView): readonly unknown[] {
  const path = isRecord(value) ? value['Fn::FindInMap'] : undefined;
  if (!Array.isArray(path)) return [value];
  const [map, , key] = path as readonly unknown[];
  const rows = Mappings?.[String(map)];
  return isRecord(rows)
    ? Object.values(rows).map((row) => (isRecord(row) ? row[String(key)] : row))
    : [value];
}
