export { PublishedNetwork, type PublishedNetworkProps, type SubnetTier } from './published-network';
