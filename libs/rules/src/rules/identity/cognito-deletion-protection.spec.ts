import { outcomesOf } from '../../testing/outcomes-of';
import { syntheticData } from '../../testing/outcomes';
import { cognitoDeletionProtection } from './cognito-deletion-protection';

const pool = outcomesOf(cognitoDeletionProtection, 'AWS::Cognito::UserPool');

test('a protected pool passes', () => expect(pool({ DeletionProtection: 'ACTIVE' })).toEqual(['pass']));

test.each([['INACTIVE'], [undefined], [{ Ref: 'Protection' }]])('protection %p fails', (value) => {
  expect(pool({ DeletionProtection: value })).toEqual(['fail']);
});

test('a pool that goes with its stack is not judged', () => expect(pool({}, syntheticData)).toEqual([]));
