import type { TemplateView, ViewedResource } from '../template-view';

/** Routes of the table that a subnet is associated with. None for the main table of a VPC: no template fills it. */
export function subnetRoutes(subnet: ViewedResource, template: TemplateView): readonly ViewedResource[] {
  const tables = template
    .resources('AWS::EC2::SubnetRouteTableAssociation')
    .filter(({ properties }) => template.target(properties['SubnetId'])?.logicalId === subnet.logicalId)
    .map(({ properties }) => template.target(properties['RouteTableId'])?.logicalId);
  return template.resources('AWS::EC2::Route').filter(({ properties }) => {
    const table = template.target(properties['RouteTableId'])?.logicalId;
    return table !== undefined && tables.includes(table);
  });
}

/** Whether a route leads to the internet and back: an internet gateway, known by its type or its id. */
export function leadsToInternet({ properties }: ViewedResource, template: TemplateView): boolean {
  const gateway = properties['GatewayId'];
  if (template.target(gateway)?.Type === 'AWS::EC2::InternetGateway') return true;
  return typeof gateway === 'string' && gateway.startsWith('igw-');
}
