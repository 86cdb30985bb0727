# The report of a role's verification: its headings (role-report-…), what each check means (role-check-<name>), and what does
# not follow from it (role-limit-…).

role-report-title = Verificación del rol de solo lectura
role-report-checked-at = Verificado el
role-report-status = Estado
role-report-source = Verificado por
role-report-source-aws = la plataforma, en AWS
role-report-source-simulated = la plataforma, con valores de prueba
role-report-source-console = una persona, en la consola de AWS
role-report-aws-account = Cuenta de AWS
role-report-account = Cuenta en la plataforma
role-report-role-arn = Rol
role-report-external-id = ID externo
role-report-cross-account = Cuenta de confianza
role-report-platform = Plataforma
role-report-unanswered = Sin respuesta de AWS desde
role-report-checks = Comprobaciones
role-report-check = Comprobación
role-report-outcome = Resultado
role-report-evidence = Evidencia
role-report-detail = Detalle
role-report-measured = Qué mostró el rol
role-report-measured-nothing = No se midió nada.
role-report-organization = Organización
role-report-payer = Cuenta de administración que paga
role-report-support = Plan de soporte que la cuenta parece tener
role-report-limits = Qué no demuestra este informe

role-verdict-not_checked = Nadie ha comprobado el rol.
role-verdict-verified = El rol funciona, y solo para la plataforma.
role-verdict-no_access = La plataforma no puede usar el rol.
role-verdict-insecure = El rol se puede asumir sin su ID externo o con uno equivocado: otros podrían usarlo.
role-verdict-unknown = No se pudo averiguar si el rol funciona.

role-check-assume_role = La plataforma puede asumir el rol con el ID externo de la cuenta.
role-check-without_external_id_refused = AWS rechaza asumir el rol sin un ID externo.
role-check-other_external_id_refused = AWS rechaza asumir el rol con otro ID externo.
role-check-account_matches = AWS indica que se llegó a la cuenta para la que es el rol.
role-check-read_only_access = El rol tiene asociada la política ReadOnlyAccess de AWS.
role-check-support_access = El rol tiene asociada la política AWSSupportAccess de AWS.
role-check-no_write_access = El rol no tiene permitida ninguna de unas pocas acciones de escritura.
role-check-support_plan = Las gravedades de casos de soporte que AWS ofrece indican qué plan de soporte parece tener la cuenta.
role-check-organization = AWS indica si la cuenta es independiente, es miembro de una organización o administra una.
role-check-console_review = Una persona del equipo de Operaciones revisó el rol en la consola de AWS.

role-outcome-passed = correcto
role-outcome-failed = fallido
role-outcome-skipped = omitido
role-outcome-unknown = sin respuesta

role-evidence-observed = observado
role-evidence-sample = muestra
role-evidence-inferred = deducido
role-evidence-statement = declaración de una persona

role-limit-simulated = La plataforma trabaja con valores de prueba: no se preguntó nada a AWS.
role-limit-moment = El informe dice cómo estaba el rol en ese momento; su propietario puede cambiarlo en cualquier momento.
role-limit-sample = Las acciones de escritura se probaron con la simulación de IAM, solo unas pocas y sin las políticas de la organización de la cuenta: es una muestra y no demuestra que el rol solo pueda leer.
role-limit-inferred = El plan de soporte se deduce de las gravedades de casos que AWS ofrece, que varios planes comparten.
role-limit-statement = Lo que una persona vio en la consola de AWS no lo probó la plataforma.
