import { outcomesOf } from '../../testing/outcomes-of';
import { subnetWithoutPublicAddresses } from './subnet-without-public-addresses';

const subnet = outcomesOf(subnetWithoutPublicAddresses, 'AWS::EC2::Subnet');

test.each([[false], ['false'], [undefined]])('%p passes', (value) => {
  expect(subnet({ MapPublicIpOnLaunch: value })).toEqual(['pass']);
});

test.each([[true], ['true'], [{ Ref: 'Public' }]])('%p fails', (value) => {
  expect(subnet({ MapPublicIpOnLaunch: value })).toEqual(['fail']);
});
