import { outcomesOf } from '../../testing/outcomes-of';
import { identityPoolWithoutGuests } from './identity-pool-without-guests';

const pool = outcomesOf(identityPoolWithoutGuests, 'AWS::Cognito::IdentityPool');

test('a pool without guests passes', () => {
  expect(pool({ AllowUnauthenticatedIdentities: false })).toEqual(['pass']);
});

test.each([[true], ['true'], [undefined], [{ Ref: 'Guests' }]])('guests %p fail', (value) => {
  expect(pool({ AllowUnauthenticatedIdentities: value })).toEqual(['fail']);
});
