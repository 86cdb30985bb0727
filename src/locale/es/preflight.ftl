# What a pre-flight says of each condition (preflight-<code>-<how it stands>), with what mends it.

preflight-account_number_known-known = Se conoce el número de la cuenta.
preflight-account_number_known-missing = La cuenta todavía no tiene número: AWS se lo da al crearla.
    .fix = Envíe la solicitud de la cuenta; Operaciones la aprueba y hace crear la cuenta.

preflight-not_registered_elsewhere-free = Ninguna otra cuenta activa tiene este número.
preflight-not_registered_elsewhere-registered = Ya hay una cuenta registrada con este número.
    .fix = Compruebe el número. Si es correcto, consulte a Operaciones.
preflight-not_registered_elsewhere-no-number = Sin número no se puede decir nada al respecto.

preflight-account_live-unlinked = La cuenta se desvinculó aquí.
    .fix = Agréguela de nuevo por su número y consulte la cuenta nueva.
preflight-account_live-closed = La cuenta está cerrada.
    .fix = El propietario la reactiva primero con AWS; después, agréguela de nuevo por su número.

preflight-organization_role-standalone = Se declaró que la cuenta es independiente.
preflight-organization_role-direct-transfer = Se declaró que la cuenta es miembro de otra organización; se la puede invitar mediante la transferencia directa de AWS.
preflight-organization_role-member = La cuenta es miembro de otra organización.
    .fix = El propietario abandona primero esa organización; para ello se necesita un método de pago.
preflight-organization_role-management = Se declaró que la cuenta administra una organización; no se la puede invitar.
    .fix = Pida a Operaciones un consentimiento de cesión (CTA) o la transferencia de facturación de AWS (Billing Transfer), con la que la organización conserva su cuenta de administración.
preflight-organization_role-unknown = Nadie ha dicho qué es la cuenta en AWS Organizations.
    .fix = Pregunte al propietario si es independiente, miembro o administra una organización, y guárdelo como organizationRole.

preflight-partition-same = El rol de la cuenta está en la partición «aws» de AWS, igual que la organización del distribuidor.
preflight-partition-foreign = El rol de la cuenta está en otra partición de AWS que la organización del distribuidor.
    .fix = No se puede invitar a una cuenta de otra partición. Use una cuenta de la partición «aws».
preflight-partition-unknown = El rol de la cuenta no está guardado, por lo que nada muestra su partición de AWS.
    .fix = Guarde el ARN del rol o pregunte al propietario. No se puede invitar a cuentas de AWS en China, de GovCloud ni de la nube soberana europea.

preflight-no_open_request-none = No hay ninguna solicitud de vinculación ni invitación abierta para la cuenta.
preflight-no_open_request-requested = El equipo de Operaciones tiene una solicitud de vinculación de la cuenta.
    .fix = Espere a que termine o cancélela.
preflight-no_open_request-invited = La cuenta está invitada.
    .fix = El propietario acepta la invitación en la consola de AWS; o cancele la solicitud de vinculación.
preflight-no_open_request-invited-elsewhere = AWS tiene una invitación abierta a la cuenta que no es de ninguna solicitud de vinculación abierta.
    .fix = El equipo de Operaciones la retira en la consola de AWS, o el propietario la rechaza.
preflight-no_open_request-unanswered = Aquí no hay ninguna solicitud de vinculación abierta; AWS no respondió si hay una invitación.
    .fix = Compruébelo de nuevo dentro de unos minutos.
preflight-no_open_request-elsewhere = De una cuenta que ya está registrada no se puede decir nada más.

preflight-invitations_left_today-left = La organización puede enviar más invitaciones hoy.
preflight-invitations_left_today-used-up = Las invitaciones de las últimas 24 horas están agotadas.
    .fix = Envíe la solicitud de todos modos: su invitación sale cuando sea posible. Las aceptadas no cuentan.
preflight-invitations_left_today-not-counted = El AWS simulado admite cualquier número de invitaciones.
preflight-invitations_left_today-by-hand = Aquí las invitaciones se envían a mano, por lo que nadie las cuenta para AWS.
    .fix = El equipo de Operaciones ve en la consola de AWS cuántas se enviaron; AWS admite al menos 20 en 24 horas.

preflight-account_quota-room = La organización del distribuidor tiene lugar para la cuenta.
preflight-account_quota-reseller-full = La cuota del revendedor en esta plataforma está agotada.
    .fix = Pida a Operaciones una mayor, o desvincule cuentas y cancele solicitudes que ya no se necesiten.
preflight-account_quota-organization-full = La organización del distribuidor no admite otra cuenta en este momento.
    .fix = El equipo de Operaciones solicita a AWS una cuota mayor o retira las invitaciones sin respuesta.
preflight-account_quota-untold = AWS solo dice si la organización tiene lugar para la cuenta cuando se la invita; las invitaciones abiertas cuentan.
preflight-account_quota-unanswered = AWS no respondió.
    .fix = Compruébelo de nuevo dentro de unos minutos.

preflight-pricebook_set-set = Hay una lista de precios que se aplica a la cuenta.
preflight-pricebook_set-missing = Ninguna lista de precios se aplica a la cuenta.
    .fix = Asigne la lista de precios del cliente para AWS o la propia de la cuenta.
preflight-pricebook_set-no-client = Qué lista de precios se aplica depende del cliente.
    .fix = Asigne la lista de precios del cliente para AWS antes de agregar la cuenta.

preflight-support_plan_assigned-assigned = La cuenta está en un grupo de planes de soporte adecuado.
preflight-support_plan_assigned-missing = La cuenta no está en ningún grupo de planes de soporte: aparecerán márgenes negativos.
    .fix = Inclúyala en uno. La solicitud de vinculación se admite también sin él.
preflight-support_plan_assigned-mismatch = El grupo de planes de soporte de la cuenta no es del tipo que corresponde a su soporte: no se factura.
    .fix = Pásela a un grupo del tipo correcto o corrija su tipo de soporte. La solicitud de vinculación se admite también sin ello.
preflight-support_plan_assigned-no-account = La cuenta todavía no está en la plataforma y, por tanto, en ningún grupo de planes de soporte.
    .fix = Agregue la cuenta y, después, inclúyala en un grupo.

preflight-role_verified-verified = El rol de la cuenta funciona, y solo con su ID externo.
preflight-role_verified-not-checked = El rol de la cuenta no está comprobado.
    .fix = Guarde su ARN y compruébelo. La solicitud de vinculación se admite también sin él.
preflight-role_verified-unanswered = AWS no respondió cuando se comprobó el rol.
    .fix = Compruébelo de nuevo. La solicitud de vinculación se admite también sin él.
preflight-role_verified-no-access = El rol de la cuenta no se puede usar.
    .fix = El propietario lo corrige según su diagnóstico; después, compruébelo de nuevo. La solicitud de vinculación se admite también sin él.
preflight-role_verified-insecure = El rol de la cuenta se puede asumir sin su ID externo o con otro.
    .fix = El propietario hace que el rol exija el ID externo; después, compruébelo de nuevo. La solicitud de vinculación se admite también sin él.
preflight-role_verified-no-account = La cuenta todavía no está en la plataforma y, por tanto, no tiene aquí ningún rol.
    .fix = Agregue la cuenta y, después, guarde el ARN de su rol y compruébelo.

preflight-discovery_blockers-none = Nada de lo respondido a las preguntas de descubrimiento se opone.
preflight-discovery_blockers-new = La cuenta aún debe crearse: las preguntas de descubrimiento se refieren a cuentas que existen.
preflight-discovery_blockers-found = { $risks }
    .fix = { $fixes }
preflight-discovery_blockers-unanswered = No se han respondido todas las preguntas de descubrimiento; nada de lo respondido se opone.
    .fix = Repase las preguntas de descubrimiento con el cliente antes de enviar la solicitud.
preflight-discovery_blockers-not-known = Aquí no se conoce el cliente de la cuenta, o su revendedor guarda lo que respondió a las preguntas de descubrimiento.
    .fix = El revendedor repasa las preguntas de descubrimiento con el cliente antes de enviar la solicitud.

preflight-discovery_risk-found = { $risks }
    .fix = { $fixes }
