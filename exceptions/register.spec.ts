import { exceptedRules, exceptionProblems } from '@hipaa-cdk/compliance';
import { register } from './register';

/** A day on which the register was written. That exceptions expire is for the check to tell, not for a test. */
const WRITTEN = '2026-11-23';
const MOST_RULES = 7;

test.each(register.map((exception, index) => [exception.ticket, exception, index] as const))(
  '%s is sound',
  (_ticket, exception, index) => {
    expect(exceptionProblems(exception, [index], WRITTEN)).toEqual([]);
  },
);

test('the register is about a handful of rules at most', () => {
  expect(exceptedRules(register).length).toBeLessThanOrEqual(MOST_RULES);
});

test('every entry has a ticket of its own', () => {
  expect(new Set(register.map(({ ticket }) => ticket)).size).toBe(register.length);
});

test('no resource is named by its logical id, which says nothing to a reader', () => {
  const resources = register.flatMap((exception) => exception.resources);
  expect(resources.filter((resource) => !resource.includes('/'))).toEqual([]);
});
