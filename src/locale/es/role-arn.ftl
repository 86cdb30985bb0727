# Diagnoses of role checks (diagnosis-<code>, with the way to mend it) and warnings (warning-<code>).

diagnosis-assume_role_denied = No se puede asumir el rol con el ID externo de esta cuenta.
    .fix = Compare el rol con el kit de configuración: debe existir con este ARN, confiar en el ID de cuenta cruzada, exigir exactamente este ID externo y no exigir MFA. Un rol recién creado puede tardar un minuto más.
diagnosis-external_id_not_required = El rol se puede asumir sin su ID externo, por lo que otros podrían usarlo.
    .fix = En la política de confianza del rol, exija el ID externo del kit de configuración y vuelva a comprobarlo. Hasta entonces, el rol se considera inseguro.
diagnosis-policy_missing = El rol se puede asumir, pero no tiene asociada la política ReadOnlyAccess.
    .fix = Asocie arn:aws:iam::aws:policy/ReadOnlyAccess al rol y vuelva a comprobarlo.
diagnosis-mfa_required = El rol exige autenticación multifactor, que una plataforma no puede proporcionar.
    .fix = Quite la condición aws:MultiFactorAuthPresent de la política de confianza del rol (en la consola: desactive Exigir MFA) y vuelva a comprobarlo.
diagnosis-external_id_mismatch = El rol acepta otro ID externo y rechaza el de esta cuenta.
    .fix = En la política de confianza del rol, compare el ID externo con el del kit de configuración: debe ser exactamente ese, con StringEquals. Después, vuelva a comprobarlo.
diagnosis-any_external_id_accepted = El rol exige un ID externo y acepta cualquiera, por lo que otros podrían usarlo.
    .fix = En la política de confianza del rol, compare sts:ExternalId mediante StringEquals con el ID externo del kit de configuración, sin comodines, y vuelva a comprobarlo. Hasta entonces, el rol se considera inseguro.
diagnosis-account_mismatch = El rol lleva a una cuenta distinta de aquella para la que está guardado.
    .fix = Guarde el ARN del rol de esta cuenta y vuelva a comprobarlo.
diagnosis-over_privileged = El rol funciona, pero puede hacer más que leer.
    .fix = Desasocie del rol todas las políticas salvo ReadOnlyAccess (y AWSSupportAccess para el informe de seguridad) y vuelva a comprobarlo. La comprobación solo prueba algunas acciones de escritura.
diagnosis-support_access_missing = El rol funciona, pero no tiene asociada la política AWSSupportAccess, que el informe de seguridad necesita.
    .fix = Asocie arn:aws:iam::aws:policy/AWSSupportAccess al rol y vuelva a comprobarlo, o prescinda del informe de seguridad.
diagnosis-role_may_still_propagate = AWS rechaza el rol, pero se guardó hace menos de dos minutos: un rol nuevo puede tardar ese tiempo en funcionar en todas partes.
    .fix = Espere: la plataforma lo vuelve a comprobar por sí misma hasta que pasen los dos minutos.
diagnosis-platform_may_not_assume = Las credenciales propias de la plataforma no pueden asumir roles, por lo que no se sabe nada de este.
    .fix = El equipo de Operaciones permite sts:AssumeRole en la política de las credenciales de la plataforma; después, vuelva a comprobarlo.
diagnosis-aws_unavailable = AWS no respondió, por lo que no se sabe nada del rol.
    .fix = Vuelva a comprobarlo dentro de un minuto.
diagnosis-recorded_by_operations = El equipo de Operaciones vio en la consola de AWS que el rol no funciona.
    .fix = Compare el rol con el kit de configuración y con la nota de la comprobación; después, solicite una nueva revisión.

warning-support_plan_not_assigned = La cuenta no está en ningún grupo de planes de soporte: aparecerán márgenes negativos. Agréguela a uno.
warning-organization_role_unknown = No se sabe si la cuenta es independiente. Una cuenta de miembro de otra organización debe abandonarla primero; indique organizationRole.
warning-direct_transfer = La cuenta es miembro de otra organización. AWS la traslada directamente: las reservas y los ahorros que comparte allí dejan de aplicarse a la cuenta de inmediato.
warning-discovery_risk = { $risk } { $fix }
warning-link_request_stuck = La plataforma no puede continuar esta solicitud por sí misma y lo vuelve a intentar cada minuto. El equipo de operaciones la revisa y puede darla por terminada cancelándola.
warning-role_name_exceeds_aws_limit = AWS admite 64 caracteres en el nombre de un rol; no se puede generar el kit de configuración para este.
warning-role_arn_cleaned = Se quitaron espacios, caracteres invisibles o comillas alrededor del ARN pegado.
warning-role_insecure = El rol se puede asumir sin su ID externo. Solicite que se corrija su política de confianza.
warning-role_no_access = No se puede usar el rol, por lo que los informes quedan vacíos. Solicite que se corrija y vuelva a comprobarlo.
warning-security_report_needs_business_support = El informe de seguridad y cumplimiento requiere Business Support en la cuenta, pero su tipo de soporte indica otra cosa.
# Warnings about support plans and prices (warning-<code>).

warning-support_plan_mismatch = La cuenta está en un grupo de planes de soporte del tipo equivocado, por lo que su soporte no se factura: aparecerán márgenes negativos. Agréguela a uno que corresponda a su tipo de soporte.
warning-support_type_differs = El rol de la cuenta muestra un plan de soporte distinto del declarado. Compruebe en la consola de AWS cuál tiene e indique supportType.
warning-support_plan_ends = AWS pone fin al plan { $plan } de la cuenta el { $endsOn }. Elija en AWS el que le sigue, como { $next }, e indique después supportType y un grupo de planes de soporte que le corresponda.
warning-support_plan_retired = AWS ya no ofrece el plan de soporte de la cuenta. Indique el tipo de soporte que tiene ahora en AWS y compruebe después que su grupo corresponda.
warning-pricebook_not_set = Ninguna lista de precios se aplica a la cuenta, por lo que su consumo no tiene precio. Configure la lista de precios del cliente.
warning-discount_below_cost = El consumo se vende por menos de lo que le cuesta al revendedor. Revise las reglas de la lista de precios de la cuenta o asígnele otra.
