# Titles and details of problems (problem-<code>), and of refused members (field-<code>).

problem-invalid_json = El cuerpo no es JSON
    .detail = { $reason ->
        [position] El cuerpo no se pudo leer como JSON en UTF-8 a partir de la línea { $line }, columna { $column }.
        [twice] El miembro "{ $member }" aparece dos veces en su objeto, la segunda en la línea { $line }, columna { $column }. Envíelo una sola vez.
       *[other] El cuerpo no se pudo leer como JSON en UTF-8: { $reason }.
    }
problem-precondition_not_supported = La condición previa no tiene sentido aquí
    .detail = { $header } no se puede cumplir con esta dirección y este método, y no se hizo nada. Envíe la solicitud sin ella; los recursos individuales admiten If-Match e If-None-Match con su ETag.
problem-unauthenticated = Sin autenticar
    .detail = Envíe un token de acceso válido como "Authorization: Bearer …"; se obtiene con POST /oauth/token.
problem-token_expired = El token de acceso ha caducado
    .detail = Obtenga uno nuevo con POST /oauth/token y vuelva a enviar la solicitud.
problem-insufficient_scope = Al token le falta un ámbito
    .detail = Esta operación requiere el ámbito "{ $scope }". Solicite un token que lo incluya.
problem-role_not_allowed = Acción no permitida para este rol
    .detail = Una credencial con el rol "{ $role }" nunca puede hacer esto. Se requiere: { $allowed }.
problem-portal_not_enabled = El portal del cliente está desactivado
    .detail = El revendedor no ha habilitado este proveedor en el portal del cliente; por eso, una credencial de cliente solo puede leer su propio cliente.
problem-route_not_found = La dirección no existe
    .detail = Nada responde en esta ruta. El documento OpenAPI en /openapi.json enumera todas las rutas.
problem-reseller_not_found = El revendedor no existe
    .detail = No hay ningún revendedor con este id.
problem-credential_not_found = La credencial no existe
    .detail = No hay ninguna credencial con este id que usted pueda ver.
problem-client_not_found = El cliente no existe
    .detail = No hay ningún cliente con este id que usted pueda ver.
problem-cloud_provider_not_found = El proveedor de nube no existe
    .detail = El cliente no tiene este proveedor de nube. Créelo primero con PUT y una lista de precios.
problem-pricebook_not_found = La lista de precios no existe
    .detail = No hay ninguna lista de precios con este id que usted pueda ver.
problem-pricebook_version_not_found = Con esta versión no llegó ninguna regla
    .detail = La lista de precios no tiene ningún conjunto de reglas que llegara con esta versión.
problem-cloud_account_not_found = La cuenta en la nube no existe
    .detail = No hay ninguna cuenta en la nube con este id que usted pueda ver.
problem-role_report_not_found = No hay ninguna verificación de la que informar
    .detail = El rol de esta cuenta nunca se comprobó tal como está guardado ahora: primero POST /role-arn/{ $cloudAccountId }/check.
problem-link_request_not_found = La solicitud de vinculación no existe
    .detail = No hay ninguna solicitud de vinculación con este id que usted pueda ver.
problem-support_plan_not_found = El plan de soporte no existe
    .detail = No hay ningún grupo de planes de soporte con este id que usted pueda ver; en el catálogo, ningún plan con este código.
problem-support_plan_account_not_found = La cuenta no está en este grupo
    .detail = El grupo de planes de soporte no contiene esta cuenta en la nube.
problem-owner_link_not_found = El enlace del propietario no existe
    .detail = No hay ningún enlace del propietario con este id, para esta cuenta, que usted pueda ver.
problem-onboarding_plan_not_found = No existe tal plan de incorporación
    .detail = No hay ningún plan de incorporación con este id que usted pueda ver. Los planes se borran 30 días después de su fin.
problem-webhook_endpoint_not_found = El punto de entrega de webhooks no existe
    .detail = No hay ningún punto de entrega de webhooks con este id que usted pueda ver.
problem-webhook_delivery_not_found = La entrega no existe
    .detail = No hay ninguna entrega con este id a este punto de entrega de webhooks. Las entregas se conservan treinta días.
problem-method_not_allowed = La dirección no admite este método
    .detail = Use uno de los métodos del encabezado Allow.
problem-not_acceptable = No está en un formato que usted acepte
    .detail = El encabezado Accept excluye lo que se responde aquí: { $offered }. Inclúyalo en el encabezado u omita el encabezado.
problem-request_timeout = La solicitud tardó demasiado
    .detail = El cuerpo no llegó a tiempo y la conexión se cierra. Envíe la solicitud de nuevo, sin pausas.
problem-external_ref_taken = La referencia externa ya está en uso
    .detail = Otro registro ya tiene este externalRef. Búsquelo con el filtro externalRef.
problem-credential_revoked = La credencial está revocada
    .detail = Una credencial revocada sigue revocada. Cree una nueva.
problem-client_has_live_accounts = El cliente todavía tiene cuentas activas
    .detail = Desvincule las cuentas en la nube del cliente antes de archivarlo.
problem-client_archived = El cliente está archivado
    .detail = Un cliente archivado no admite nuevas cuentas, listas de precios ni grupos.
problem-cloud_provider_in_use = Hay cuentas que dependen de la lista de precios de este proveedor
    .detail = Hay cuentas activas que heredan la lista de precios de este proveedor. Asígneles primero una lista de precios propia o desvincúlelas.
problem-master_pricebook_read_only = Las listas de precios maestras pertenecen a la plataforma
    .detail = Una lista maestra contiene los precios de lista de AWS: no tiene reglas, y solo el equipo de Operaciones le cambia el nombre o la retira. Cree una personalizada que se base en ella.
problem-pricebook_retired = La lista de precios está retirada
    .detail = Una lista de precios retirada se puede leer, pero ya no se puede asignar ni modificar.
problem-pricebook_in_use = La lista de precios está en uso
    .detail = Determina los precios de clientes o cuentas, o hay listas de precios que se basan en ella. Asígneles otra primero.
problem-pricebook_not_set = El cliente no tiene lista de precios
    .detail = Configure primero la lista de precios del cliente: PUT /clients/{ $clientId }/cloud-providers/aws. Sin ella no se podrían calcular los precios de la cuenta.
problem-aws_account_already_registered = La cuenta de AWS ya está registrada
    .detail = Este número de cuenta pertenece a una cuenta en la nube activa. Si esperaba que estuviera libre, consulte al equipo de Operaciones.
problem-account_number_fixed = El número de cuenta ya no se puede cambiar
    .detail = { $origin ->
        [new] A una cuenta nueva le asigna su número AWS.
       *[existing] Se puede cambiar mientras la cuenta está en el estado "registered"; ahora está en "{ $status }". Cancele primero la solicitud de vinculación abierta, o desvincule la cuenta y agregue la correcta.
    }
problem-root_email_in_use = La dirección de correo electrónico raíz ya está en uso
    .detail = Otra cuenta activa tiene esta dirección de correo electrónico raíz. AWS exige una propia para cada cuenta nueva.
problem-cloud_account_not_live = La cuenta en la nube ya no está activa
    .detail = La cuenta está en el estado "{ $status }". Agréguela de nuevo para trabajar con ella.
problem-cloud_account_already_linked = La cuenta en la nube ya está vinculada
    .detail = Una cuenta vinculada no necesita ninguna solicitud de vinculación.
problem-too_many_owner_links = La cuenta ya tiene bastantes enlaces del propietario
    .detail = Una cuenta tiene como máximo { $most } enlaces del propietario activos. Revoque uno o espere a que venza alguno.
problem-role_arn_not_set = No hay ningún ARN de rol que comprobar
    .detail = Guarde primero el ARN del rol: PUT /role-arn/{ $cloudAccountId }.
problem-role_name_exceeds_aws_limit = AWS admite 64 caracteres en el nombre de un rol
    .detail = El nombre de rol guardado tiene { $length } caracteres. Acórtelo para que se pueda generar el kit de configuración.
problem-aws_not_connected = La plataforma no está conectada a AWS
    .detail = En modo manual, una persona consulta la consola de AWS; el equipo de Operaciones registra lo que muestra con POST /role-arn/{ $cloudAccountId }/record-check.
problem-aws_connected = La propia plataforma comprueba el rol
    .detail = El registro manual de una comprobación solo corresponde al modo manual. Use POST /role-arn/{ $cloudAccountId }/check.
problem-not_simulated = El reloj de prueba solo existe en el modo simulado
    .detail = La plataforma está en otro modo (GANGWAY_AWS_MODE), en el que el tiempo no se puede mover.
problem-link_request_already_open = Ya hay una solicitud de vinculación abierta
    .detail = La cuenta ya tiene una solicitud de vinculación abierta ({ $linkRequestId }). Espere a que concluya o cancélela primero.
problem-link_request_transition_not_allowed = No es posible en el estado actual
    .detail = { $allowed ->
        [none] "{ $action }" no existe para una solicitud del tipo "{ $kind }" en este modo ({ $mode }).
       *[other] "{ $action }" no es posible mientras la solicitud está en el estado "{ $current }"; sí lo es desde: { $allowed }.
    }
problem-member_account_must_leave = La cuenta debe abandonar antes su organización
    .detail = No se puede invitar a una cuenta de miembro de otra organización. Primero, su propietario abandona esa organización (Organizations, "Leave this organization"; se necesita un método de pago); después, cambie organizationRole a "standalone" y envíe la solicitud de nuevo. Si necesita ayuda, consulte al equipo de Operaciones.
problem-account_already_in_support_plan = La cuenta está en otro grupo
    .detail = Una cuenta está como máximo en un grupo de planes de soporte. Quítela primero de { $supportPlanId }.
problem-support_plan_in_use = El grupo todavía tiene cuentas
    .detail = Quite las cuentas del grupo antes de eliminarlo.
problem-support_plan_full = El grupo está lleno
    .detail = Un grupo de planes de soporte contiene como máximo { $most } cuentas. Ponga la cuenta en otro grupo del cliente.
problem-onboarding_plan_not_planned = El plan de incorporación ya no está planificado
    .detail = Su estado es { $current }. Solo un plan planificado se puede aplicar o descartar. Envíe de nuevo el archivo para hacer otro.
problem-onboarding_row_outdated = Ocurriría algo distinto de lo que mostró el plan
    .detail = La cuenta ya no está como cuando se hizo el plan, por lo que no se hizo nada. Haga un plan nuevo con el mismo archivo y vea lo que muestra.
problem-onboarding_plan_stopped = Ya nadie puede llevar a cabo el plan de incorporación
    .detail = La credencial que lo aplicó fue revocada, caducó o sus tokens de entonces se rechazan, por lo que no se hizo nada. Haga un plan nuevo con el mismo archivo y otra credencial: lo que ya está hecho queda como está.
problem-last_operations_credential = La última credencial de operaciones
    .detail = Nadie podría iniciar sesión para operaciones. Cree antes otra credencial de operaciones.
problem-webhook_endpoint_disabled = El punto de entrega de webhooks está desactivado
    .detail = No se le envía nada. Actívelo primero con un PATCH.
problem-quota_exceeded = Una cuota está agotada
    .detail = { $quota ->
        [idempotency-keys] Se guardan { $limit } respuestas de las Idempotency-Key de las últimas 24 horas, que es el máximo, por lo que no se hizo nada. Envíe la solicitud de nuevo cuando se hayan olvidado las más antiguas, o sin el encabezado.
        [idempotency-bytes] Se guardan respuestas de { $limit } bytes de las Idempotency-Key de las últimas 24 horas, que es el máximo, por lo que no se hizo nada. Envíe la solicitud de nuevo cuando se hayan olvidado las más antiguas, o sin el encabezado.
        [rule-sets] Los historiales de los libros de precios del revendedor pueden contener { $limit } conjuntos de reglas en total. Se guardan para siempre: pida más al distribuidor.
        [rule-bytes] Los historiales de los libros de precios del revendedor pueden contener { $limit } bytes de reglas en total. Se guardan para siempre: pida más al distribuidor.
       *[other] El revendedor puede tener { $limit } a la vez ({ $quota }). Archive, revoque, retire, desvincule, cancele o elimine lo que no se necesite, o pida más al distribuidor.
    }
problem-idempotency_in_progress = La primera solicitud con esta clave sigue en curso
    .detail = Una solicitud con esta Idempotency-Key está en curso. Vuelva a enviarla en un momento para obtener su respuesta.
problem-events_gone = Estos eventos ya no se conservan
    .detail = Es posible que se haya eliminado lo que siguió a su último evento, por ser más antiguo que lo que se conserva. Lea de nuevo los recursos y siga los eventos desde since=beginning o since=now.
problem-version_mismatch = El recurso ha cambiado
    .detail = If-Match indica una versión distinta de la actual, "v{ $version }". Lea el recurso de nuevo y decida según lo que vea.
problem-payload_too_large = El cuerpo es demasiado grande
    .detail = Aquí se admiten como máximo { $limit } bytes.
problem-uri_too_long = La dirección es demasiado larga
    .detail = La ruta y la consulta pueden tener { $limit } bytes en total. Pida menos de una vez.
problem-unsupported_media_type = Tipo de contenido no admitido
    .detail = { $reason ->
        [encoding] El cuerpo está comprimido o codificado (Content-Encoding), y aquí no se descomprime nada. Envíelo tal cual.
        [charset] El juego de caracteres de Content-Type es { $charset }, y solo se admite UTF-8. Envíe el cuerpo en UTF-8, como { $expected }.
        [utf16] El cuerpo está en { $charset }, y solo se admite UTF-8. Guarde el archivo como "CSV UTF-8" y envíelo como { $expected }.
        [bytes] El cuerpo no está en UTF-8: la línea { $line } tiene un byte que en UTF-8 no cabe ahí. Quizá esté en Windows-1252, como guardan muchas hojas de cálculo. Guarde el archivo como "CSV UTF-8" y envíelo como { $expected }.
       *[media] Envíe el cuerpo como { $expected }, indicado una sola vez en Content-Type.
    }
problem-invalid_request = La solicitud contiene errores
    .detail = { $count ->
        [1] Hay un campo incorrecto; consulte "errors".
       *[other] Hay { $count } campos incorrectos; consulte "errors".
    }
problem-idempotency_key_reused = La clave de idempotencia pertenece a otra solicitud
    .detail = Esta Idempotency-Key llegó con otra solicitud en las últimas 24 horas. Use una clave nueva para una solicitud nueva, y la misma solo para repetir una solicitud sin cambios.
problem-cursor_invalid = El cursor no procede de esta API
    .detail = Use nextCursor tal como se recibió, u omita el cursor para empezar de nuevo.
problem-cursor_mismatch = El cursor corresponde a otros filtros
    .detail = Un cursor continúa la lista de la que procede: envíe con él los mismos filtros u omita el cursor.
problem-scope_not_allowed = Un ámbito que no se puede conceder
    .detail = No se permite aquí: { $scopes }. Una credencial solo recibe los ámbitos que su rol puede tener y que la propia credencial que los concede tiene.
problem-pricebook_currency_mismatch = Las monedas no coinciden
    .detail = La lista de precios está en { $pricebookCurrency } y la solicitud indica { $currency }. Elija una lista de precios en la misma moneda.
problem-management_account_needs_cta = Una cuenta de administración no se puede vincular de esta manera
    .detail = Opciones posibles: un Consentimiento para la asignación (CTA), que gestiona su representante de ventas, migra toda la organización; con AWS Billing Transfer, la organización conserva su cuenta de administración y solo se traslada la facturación. Una cuenta de administración sin miembros puede eliminar su organización y agregarse como cuenta independiente.
problem-role_arn_account_mismatch = El rol está en otra cuenta
    .detail = El ARN indica la cuenta { $arnAccount }, pero la cuenta en la nube es { $awsAccountId }. Copie el ARN del rol en la cuenta correcta.
problem-role_arn_partition_mismatch = El rol está en otra partición de AWS
    .detail = El rol está en la partición { $partition } y la plataforma en { $platform }; la confianza de IAM no cruza particiones. Guarde el ARN de un rol de { $platform }.
problem-role_name_mismatch = El nombre del rol y el ARN no coinciden
    .detail = El ARN termina en "{ $arnRoleName }", pero roleName indica "{ $roleName }". Envíe solo uno de los dos o haga que coincidan.
problem-account_name_required = Falta un nombre para la cuenta nueva
    .detail = AWS solo crea una cuenta si tiene un nombre de 1 a 50 caracteres ASCII imprimibles. Envíe accountName con la aprobación.
problem-root_email_required = Falta una dirección de correo electrónico raíz
    .detail = AWS solo crea una cuenta si tiene una dirección de correo electrónico raíz. Envíe rootEmail con la aprobación o guárdelo antes en la cuenta.
problem-support_plan_mismatch = El tipo de soporte no corresponde al grupo
    .detail = A una cuenta con el tipo de soporte "{ $supportType }" le corresponde un grupo "{ $expected }"; este es "{ $kind }".
problem-support_plan_retired = AWS ya no ofrece este plan de soporte
    .detail = "{ $supportType }" finalizó el { $retiredOn }. Elija su sucesor, "{ $replacedBy }".
problem-account_of_other_client = La cuenta pertenece a otro cliente
    .detail = Un grupo de planes de soporte solo contiene cuentas de su propio cliente.
problem-webhook_address_not_allowed = No se envían webhooks a esta dirección
    .detail = { $reason ->
        [scheme] La dirección debe empezar por https.
        [port] El puerto debe ser el 443 o uno a partir del 1024.
       *[address] El host no está en Internet, o su nombre lleva a una dirección interior de una red.
    }
problem-rate_limited = Demasiadas solicitudes
    .detail = Esta credencial, o todas las de su revendedor juntas, han enviado más solicitudes de las que permite el límite. Espere { $seconds } segundos y reparta las solicitudes.
problem-too_many_followers = Demasiados siguen los eventos a la vez
    .detail = Esta credencial, o todas las de su revendedor juntas, tienen abiertas tantas solicitudes o conexiones en espera de eventos como permite el límite de { $most }. Cierre una o consulte sin esperar.
problem-internal = Se produjo un error interno
    .detail = El error quedó registrado con el id de la solicitud. Puede volver a intentarlo sin riesgo.
problem-database_busy = La base de datos está ocupada
    .detail = No se guardó nada. Inténtelo de nuevo tras el tiempo indicado en Retry-After.
problem-database_unavailable = La base de datos no está disponible
    .detail = No se puede acceder a ella o no puede guardar nada. Salvo que haya dejado de responder en este mismo momento, no se guardó nada. Inténtelo de nuevo tras el tiempo indicado en Retry-After.
problem-tenant_busy = Demasiado a la vez
    .detail = Ya esperan tantas solicitudes de este revendedor y de sus clientes que esta no se aceptó. No se guardó nada. Inténtelo de nuevo pasado el tiempo de Retry-After, con menos solicitudes a la vez.
problem-not_ready = El servidor no está listo
    .detail = A su base de datos le faltan las tablas de esta versión. Envíe las solicitudes a otra réplica o espere a que esté listo.
problem-aws_unavailable = AWS no respondió
    .detail = No se modificó nada. Inténtelo de nuevo tras el tiempo indicado en Retry-After.

field-required = es obligatorio
field-account_required = o awsAccountId es obligatorio: indique la cuenta de una de las dos formas
field-unknown_member = no se reconoce aquí
field-wrong_type = debe ser del tipo JSON: { $expected }
field-unknown_value = debe ser uno de estos valores: { $allowed }
field-too_short = debe tener al menos { $min } caracteres
field-too_long = debe tener como máximo { $max } caracteres
field-too_few = debe tener al menos { $min } elementos
field-too_many = debe tener como máximo { $max } elementos
field-not_unique = no debe indicar el mismo elemento dos veces
field-too_small = debe ser como mínimo { $min }
field-too_large = debe ser como máximo { $max }
field-invalid_format = no tiene el formato esperado { $expected }
field-control_character = no debe contener caracteres de control
field-not_found = indica algo que no existe o que usted no puede ver
field-not_allowed = no se permite aquí: { $reason }
field-not_utf8 = no es texto UTF-8
field-duplicate_parameter = aparece dos veces
field-too_far_ahead = no debe adelantar el reloj más de { $max } segundos
field-in_the_past = debe estar en el futuro
field-in_the_future = no debe estar en el futuro
field-before_sent = no debe ser anterior al envío de la invitación
field-blank = no debe estar en blanco
field-invalid_idempotency_key = debe tener de 1 a 255 caracteres ASCII visibles, indicada una sola vez
field-invalid_aws_account_id = debe contener los 12 dígitos de un número de cuenta de AWS, como "123456789012" o "1234-5678-9012"
field-invalid_role_arn = debe ser el ARN de un rol de IAM, como "arn:aws:iam::123456789012:role/ReadOnly"
field-assumed_role_arn = es el ARN de la sesión de un rol; copie el ARN del propio rol en la consola de IAM (arn:aws:iam::…:role/…)
field-user_arn = es el ARN de un usuario de IAM; cree un rol y copie su ARN
field-policy_arn = es el ARN de una política; copie el ARN del rol al que está asociada la política
field-instance_profile_arn = es el ARN de un perfil de instancia; copie el ARN del propio rol
field-role_name_only = es solo el nombre del rol; copie el ARN completo de la página de resumen del rol
field-console_url = es una dirección de la consola de AWS; copie el ARN de la página de resumen del rol
field-truncated_arn = es solo una parte de un ARN; cópielo de nuevo, desde "arn:" hasta el final del nombre del rol
field-role_name_blank = no debe contener espacios
field-invalid_role_name = solo puede contener letras, dígitos y +=,.@_-
field-invalid_description = solo puede contener letras, dígitos, espacios y +=,.@_-
field-invalid_root_email = { $reason ->
        [length] debe tener entre 6 y 64 caracteres
        [not_ascii] solo puede contener caracteres ASCII
        [at_sign] debe contener exactamente una @
        [local_part] tiene antes de la @ un carácter que AWS no admite, o empieza por un punto
       *[domain] debe terminar en un nombre de dominio como "example.com"
    }
field-invalid_account_name = debe tener entre 1 y 50 caracteres ASCII imprimibles
field-invalid_email = debe ser una dirección de correo electrónico
field-unknown_currency = debe ser un código de moneda ISO 4217, como "USD"
field-unknown_country = debe ser un código de país ISO 3166-1 alfa-2, como "ES"
field-invalid_handshake_id = debe ser el id de un handshake de AWS, como "h-examplehandshake111"
field-unknown_scope = no es un ámbito válido
field-invalid_domain = debe ser un nombre de dominio como "example.com"
field-invalid_webhook_url = debe ser una dirección completa que empiece por https, sin usuario, contraseña ni fragmento, como "https://example.com/hooks"
field-everything_alone = abarca todo: debe ir solo
field-unknown_event_type = debe ser "*" o el nombre de un tipo de evento, como "client.created"
field-invalid_phone = debe ser un número de teléfono: solo dígitos, espacios y + ( ) - .

# Reasons inside other texts: an argument that names one of these is shown as its text.

reason-new-accounts-only = es para solicitudes de cuentas nuevas
reason-existing-accounts-only = es para cuentas que ya existen
reason-seconds-say-it = el reloj se adelanta en segundos o hasta un momento
reason-account-named-by-id = la cuenta ya está indicada por su cloudAccountId
reason-account-says-it = lo dice la propia cuenta; modifique la cuenta
reason-platform-sends = la propia plataforma envía la invitación
reason-operations-without-reseller = una credencial de Operaciones no pertenece a ningún revendedor
reason-client-for-customers-only = solo una credencial de cliente pertenece a un cliente
reason-reseller-sets-it = lo establece el revendedor
reason-master-based-on-nothing = una lista de precios maestra no se basa en ninguna otra
reason-master-is-the-platforms = una lista de precios maestra pertenece a la plataforma
reason-stands-in-the-body = va en el cuerpo como clientId
reason-must-be-master = debe ser una lista de precios maestra
reason-feed-only = solo se puede esperar a que haya eventos nuevos si se envía también since
reason-broke-off = el cuerpo se interrumpió
reason-ends-too-early = termina antes de tiempo
reason-as-documented = el que indica el documento
# Refused members of pricebook rules and usage (field-<code>).

field-invalid_money = debe ser un importe decimal como texto, como "6150.00": como máximo 12 dígitos antes del punto y 6 después
field-negative_money = no debe ser menor que cero
field-invalid_percent = debe ser un porcentaje como texto con dos decimales como máximo, como "12.50"
field-out_of_range = debe estar entre { $min } y { $max }
field-no_header = no tiene encabezado: la primera línea nombra las columnas, como awsAccountId y supportType
field-unknown_column = tiene una columna desconocida, en la línea { $line }, columna { $column }; las columnas son { $allowed }
field-duplicate_column = tiene dos veces la misma columna, en la línea { $line }, columnas { $first } y { $column }
field-missing_column = no tiene la columna { $name } en su encabezado, en la línea { $line }
field-unclosed_quote = tiene una comilla que nunca se cierra: empieza en la línea { $line }, columna { $column }
field-stray_quote = tiene una comilla en medio: ponga todo el campo entre comillas y duplique las de dentro
field-too_few_fields = tiene { $given } campos en lugar de { $expected }
field-too_many_fields = tiene { $given } campos en lugar de { $expected }; ponga entre comillas el campo que contiene el separador
field-number_in_scientific_notation = se convirtió en un número en una hoja de cálculo y perdió sus últimas cifras: dé a la columna formato de texto y escriba de nuevo las 12 cifras
field-leading_zeros_lost = tiene { $given } cifras en lugar de 12: una hoja de cálculo lo convirtió en un número y le quitó los ceros iniciales; dé a la columna formato de texto y escriba de nuevo las 12 cifras
field-duplicate_account = es también la cuenta de la línea { $line }; una fila por cuenta
field-match_required = es obligatorio, salvo en las reglas globales
field-match_not_allowed = no se permite: una regla global se aplica a todo
field-duplicate_rule = hace que esta sea la segunda regla con los mismos scope y match; la primera es /rules/{ $first }
reason-master-has-no-rules = una lista de precios maestra no tiene reglas
