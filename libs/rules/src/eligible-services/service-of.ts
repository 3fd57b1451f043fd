import { type EligibleList, eligibleList } from './eligible-list';

/** How a resource type stands to the list. */
export interface Standing {
  /**
   * `eligible`: its service is on the list. `supporting`: not on it, and health data never reaches it. `not listed`:
   * AWS offers it outside the contract. `unknown`: nobody has looked at it yet.
   */
  readonly standing: 'eligible' | 'supporting' | 'not listed' | 'unknown';
  /** Service or group of services that the type belongs to; otherwise why it stands where it stands. */
  readonly because: string;
}

/**
 * How a resource type stands to the list of eligible services.
 *
 * `Custom::` types are a function of the same template in disguise, and that function is judged as what it is. Types of
 * other publishers keep their data with somebody who may have no contract; modules hide what they expand to. Both are
 * unknown.
 */
export function serviceOf(resourceType: unknown, list: EligibleList = eligibleList()): Standing {
  if (typeof resourceType !== 'string') {
    return { standing: 'unknown', because: 'it has no type: a loop or a macro makes it after this template' };
  }
  if (resourceType.startsWith('Custom::')) {
    return { standing: 'supporting', because: 'custom resource: the function behind it is judged by itself' };
  }
  const [publisher, namespace, name, ...more] = resourceType.split('::');
  if (publisher !== 'AWS' || !namespace || !name) {
    return { standing: 'unknown', because: 'third-party type: its publisher is not AWS' };
  }
  if (more.includes('MODULE')) {
    return { standing: 'unknown', because: 'module: what it expands to is not in the template' };
  }
  return offList(resourceType, list) ?? ofNamespace(namespace, list);
}

function offList(resourceType: string, list: EligibleList): Standing | undefined {
  const entry = list.offList.find(({ types }) => types.some((pattern) => matches(resourceType, pattern)));
  return entry && { standing: 'not listed', because: entry.reason };
}

function ofNamespace(namespace: string, { services, supporting, notListed }: EligibleList): Standing {
  const listed = services.filter(({ namespaces }) => namespaces.includes(namespace));
  if (listed.length > 0) return { standing: 'eligible', because: listed.map(({ name }) => name).join(', ') };
  const group = supporting.find(({ namespaces }) => namespaces.includes(namespace));
  if (group) return { standing: 'supporting', because: group.name };
  if (notListed.includes(namespace)) {
    return { standing: 'not listed', because: `no service of AWS::${namespace} is on the list` };
  }
  return { standing: 'unknown', because: `AWS::${namespace} is newer than the list, or misspelt` };
}

function matches(resourceType: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return resourceType === pattern;
  const long = resourceType.length >= start.length + end.length;
  return long && resourceType.startsWith(start) && resourceType.endsWith(end);
}
