import type { Rule, RuleContext } from '../rule';
import { outcomesOf } from './outcomes';

/** What a rule says of load balancers. */
export interface BalancerAttribute {
  /** Of one with these properties. */
  readonly balancer: (
    properties?: Readonly<Record<string, unknown>>,
    context?: RuleContext,
  ) => readonly string[];
  /** Of one of a type, an application load balancer if none is given, whose attribute has a value. */
  readonly attribute: (value: unknown, type?: string) => readonly string[];
}

/** Tests that a rule wants an attribute of application load balancers on, and returns what tests the rest. */
export function attributeMustBeOn(rule: Rule | string, Key: string): BalancerAttribute {
  const balancer = outcomesOf(rule, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
  const attribute = (Value: unknown, Type?: string) =>
    balancer({ Type, LoadBalancerAttributes: [{ Key, Value }] });

  test.each([[true], ['true']])('%p passes', (value) => expect(attribute(value)).toEqual(['pass']));

  test.each([['false'], [undefined], [{ Ref: 'Switch' }]])('%p fails', (value) => {
    expect(attribute(value)).toEqual(['fail']);
  });

  test('a load balancer that says nothing fails', () => expect(balancer()).toEqual(['fail']));

  test('off in one case of two fails', () => {
    expect(attribute({ 'Fn::If': ['Live', 'true', 'false'] })).toEqual(['fail']);
  });

  return { balancer, attribute };
}
