### The pages that explain problems: what a code means (help-<code>) and what to do about it (.fix), and what the field
### codes mean whose own text needs values (help-field-<code>). Markdown inside a line.

page-index = Códigos de problema
    .intro = Todo error es un documento `application/problem+json` (RFC 9457). Decida según su `code`: los códigos nunca cambian de nombre ni se eliminan, mientras que los títulos y los detalles pueden cambiar y se muestran en el idioma que pide `Accept-Language`. Indique el `requestId` cuando solicite ayuda.
page-code = Código
page-title = Título
page-meaning = Qué significa
page-fix = Qué hacer
    .new-key = Un `POST` con `Idempotency-Key` necesita una clave nueva una vez hecha la corrección: un rechazo se conserva con su clave como cualquier otra respuesta.
page-example = Ejemplo
page-fields = Códigos de campo
    .intro = Cada campo rechazado figura en `errors` con un puntero JSON al cuerpo, o con el nombre del parámetro de consulta o del encabezado, y con uno de estos códigos.
page-document = Documento OpenAPI
page-other-language = English

## 400–406

help-invalid_json = El cuerpo no es un texto JSON en UTF-8, o terminó antes de tiempo: un error de sintaxis, otra codificación, un miembro que aparece dos veces en su objeto o una conexión interrumpida.
    .fix = Genere el cuerpo con una biblioteca de JSON y envíelo en UTF-8 sin marca de orden de bytes. El detalle indica la línea y la columna. Los mismos bytes se rechazarán de nuevo.
help-precondition_not_supported = La solicitud lleva una condición previa (`If-Match`, `If-None-Match`, `If-Modified-Since`, `If-Unmodified-Since` o `If-Range`) que no se puede cumplir con esta dirección y este método. Se rechaza en lugar de ignorarla, para que no ocurra nada que debía evitar.
    .fix = Envíe la solicitud sin ese encabezado. Para cambiar solo lo que ha visto, envíe el `ETag` del recurso individual como `If-Match`.
help-unauthenticated = No hay token de acceso, o ninguno que sea válido aquí: falta el encabezado `Authorization` o está mal formado, el token es de otro servidor, su credencial está revocada o su revendedor está suspendido.
    .fix = Obtenga un token con `POST /oauth/token` y envíelo como `Authorization: Bearer …`. Si también se rechaza un token nuevo, la credencial ya no es válida: consulte a quien la emitió.
help-token_expired = El token de acceso era válido, pero ya pasó su hora de validez.
    .fix = Obtenga un token nuevo y envíe la misma solicitud otra vez. No se hizo nada, así que repetirla no entraña riesgo; obtenga el siguiente token antes de que pasen los segundos de `expires_in`.
help-insufficient_scope = El token es válido, pero no tiene el ámbito de esta operación; `requiredScope` lo indica.
    .fix = Solicite a `POST /oauth/token` un token con ese ámbito. Si la propia credencial no lo tiene, quien la administra debe crear una que lo tenga. Reintentar con el mismo token no sirve.
help-role_not_allowed = La operación, o lo que el cuerpo pide de ella, no corresponde a las credenciales de este rol, sean cuales sean sus ámbitos.
    .fix = Déjela a una credencial de un rol que el detalle indica, como la del equipo de Operaciones. Reintentar no sirve.
help-portal_not_enabled = Quien llama es una credencial de cliente, y el revendedor no ha habilitado el proveedor en el portal del cliente. Hasta entonces, esa credencial lee su propio cliente y nada más.
    .fix = El revendedor establece `enabledInCustomerPortal` en true con `PUT` en `/cloud-providers/aws` del cliente. Después, envíe la solicitud de nuevo con el mismo token.
help-route_not_found = Ninguna operación responde en esta ruta. Causas habituales: un error al escribirla, una barra al final, un prefijo de versión que aquí no existe o un id que contiene una barra.
    .fix = Compare la ruta con el documento OpenAPI. Reintentar no sirve.
help-reseller_not_found = Ningún revendedor tiene el id de la ruta.
    .fix = Tome el id de `GET /resellers` o de la respuesta que creó el revendedor.
help-credential_not_found = Ninguna credencial tiene el id de la ruta, o es de otro titular. Nunca se distingue entre ambos casos.
    .fix = Tome el id de `GET /credentials`. Una credencial solo ve las de su propio revendedor.
help-client_not_found = Ningún cliente tiene el id de la ruta, o es de otro revendedor. Nunca se distingue entre ambos casos.
    .fix = Tome el id de `GET /clients` y compruebe a qué revendedor pertenece el token.
help-cloud_provider_not_found = El cliente existe, pero todavía no tiene configuración para este proveedor de nube.
    .fix = Establezca su lista de precios y su moneda con `PUT` en la misma ruta; así se crea la configuración.
help-pricebook_not_found = Ninguna lista de precios tiene el id de la ruta, o es de otro revendedor.
    .fix = Tome el id de `GET /pricebooks`, que muestra sus propias listas y las maestras de la plataforma; las retiradas, solo con `status=retired`.
help-pricebook_version_not_found = La lista de precios existe, pero con esta versión no recibió reglas: entonces solo se renombró o se retiró, aún no ha llegado a ella o es una maestra, que no tiene reglas.
    .fix = Tome las versiones de `GET /pricebooks/…/rules/history`, que muestra todas las que trajeron reglas.
help-cloud_account_not_found = Ninguna cuenta en la nube tiene el id de la ruta, o es de otro titular. Esto vale también para `/role-arn/…`, cuya dirección contiene el id de la cuenta.
    .fix = Tome el id de `GET /cloud-accounts`. Es el que empieza por `acc_`, no el número de cuenta de AWS.
help-role_report_not_found = El informe trata de la última comprobación del ARN que está guardado ahora, y no hubo ninguna: no hay ningún ARN guardado, se cambió después o nadie lo ha comprobado todavía.
    .fix = Guarde el ARN con `PUT /role-arn/…`, compruébelo con `POST /role-arn/…/check` (en el modo `manual`, Operaciones registra lo que vio) y pida después el informe.
help-link_request_not_found = Ninguna solicitud de vinculación tiene el id de la ruta, o es de otro titular.
    .fix = Tome el id de `GET /link-requests` o del `linkRequestId` de la cuenta.
help-support_plan_not_found = Ningún grupo de planes de soporte tiene el id de la ruta, o es de otro titular. En `/support-plans/catalog`: el catálogo no tiene ningún plan con este código.
    .fix = Tome los ids de los grupos de `GET /support-plans`, y los códigos de los planes de AWS de `GET /support-plans/catalog`.
help-support_plan_account_not_found = Tanto el grupo como la cuenta en la nube existen, pero la cuenta no está en este grupo.
    .fix = Si se trataba de quitarla, no queda nada por hacer. El `supportPlanId` de la cuenta indica en qué grupo está.
help-owner_link_not_found = Ningún enlace del propietario de la cuenta de la ruta tiene el id de la ruta.
    .fix = Tome los ids de `GET /cloud-accounts/{cloudAccountId}/owner-links`. Los enlaces terminados siguen en esa lista.
help-onboarding_plan_not_found = La dirección nombra un plan de incorporación que no existe, que es de otro distribuidor o que se borró 30 días después de su fin.
    .fix = Busque el id con `GET /onboarding-plans`. Repetir no sirve.
help-webhook_endpoint_not_found = Ningún punto de entrega de webhooks tiene el id de la ruta, o es de otro titular, o se eliminó.
    .fix = Tome los ids de `GET /webhook-endpoints`.
help-webhook_delivery_not_found = El punto de entrega de webhooks existe, pero ninguna entrega suya tiene este id. Las entregas se conservan treinta días.
    .fix = Tome los ids de `GET /webhook-endpoints/{webhookEndpointId}/deliveries`. Los eventos más antiguos están en la lista `GET /events`.
help-method_not_allowed = La ruta existe, pero no con este método HTTP.
    .fix = Use uno de los métodos del encabezado `Allow`. Reintentar no sirve.
help-not_acceptable = La operación no tiene respuesta en ningún tipo de contenido que el encabezado `Accept` admita.
    .fix = Acepte `application/json` u omita `Accept`; el documento OpenAPI enumera los tipos de contenido de cada respuesta.
help-request_timeout = La solicitud no llegó completa a tiempo, por ejemplo porque la conexión se detuvo.
    .fix = Envíela de nuevo por una conexión nueva. No se hizo nada.

## 409

help-external_ref_taken = El `externalRef` debe ser único, y otro registro ya lo tiene: a menudo es el mismo registro, creado en un intento anterior.
    .fix = Busque el registro con el filtro `externalRef` de la lista. Si es el que quería, continúe con su id; si no, elija otra referencia.
help-credential_revoked = La credencial se revocó, así que no puede recibir un secreto nuevo.
    .fix = Cree una credencial nueva con `POST /credentials`. La revocación es definitiva.
help-client_has_live_accounts = Un cliente solo se archiva cuando ninguna de sus cuentas en la nube está activa, es decir, cuando todas están desvinculadas o cerradas.
    .fix = Desvincule sus cuentas con `DELETE /cloud-accounts/…`, tras cancelar las solicitudes de vinculación abiertas; después, archive el cliente de nuevo.
help-client_archived = El cliente está archivado. Se puede leer, pero no admite cuentas, configuraciones de proveedor ni grupos de planes de soporte nuevos.
    .fix = Use otro cliente o cree uno nuevo. No se puede deshacer el archivado.
help-cloud_provider_in_use = Hay cuentas en la nube activas del cliente que no tienen lista de precios propia y heredan la que indica esta configuración.
    .fix = Asigne a esas cuentas un `pricebookId` o desvincúlelas; después, elimine la configuración de nuevo. Para cambiar la lista de precios, use `PUT`: no hace falta eliminar nada.
help-master_pricebook_read_only = Las listas de precios maestras contienen los precios de lista de AWS y pertenecen a la plataforma. Nadie les pone reglas, y solo el equipo de Operaciones las crea, les cambia el nombre o las retira.
    .fix = Cree una lista de precios del tipo `custom` con la maestra en `basedOn` y escriba las reglas en ella.
help-pricebook_retired = La lista de precios se retiró: todavía se puede leer, pero no se puede asignar, ni servir de base a otra, ni modificar.
    .fix = Elija una lista de precios activa de `GET /pricebooks` o cree una.
help-pricebook_in_use = La lista de precios no se puede retirar mientras un cliente o una cuenta activa la use, o mientras otra lista se base en ella.
    .fix = Asigne primero otra lista de precios a esos clientes y cuentas; después, retírela de nuevo.
help-pricebook_not_set = Los precios de una cuenta se calculan con una lista de precios: la suya o la de su cliente. Aquí no hay ninguna de las dos.
    .fix = Establezca la predeterminada del cliente con `PUT` en su `/cloud-providers/aws`, o indique un `pricebookId` para la cuenta; después, envíe la solicitud de nuevo.
help-aws_account_already_registered = Un número de cuenta de AWS pertenece como máximo a una cuenta en la nube activa de toda la plataforma. No se indica de quién es.
    .fix = Busque el número con `GET /cloud-accounts?awsAccountId=…`: puede proceder de un intento anterior. Si no aparece, consulte al equipo de Operaciones. Reintentar solo sirve cuando la otra cuenta se haya desvinculado. Operaciones encuentra del mismo modo quién tiene el número, corrige uno erróneo con PATCH, o cancela la solicitud de vinculación abierta y desvincula la cuenta.
help-account_number_fixed = El número de cuenta de AWS solo se puede cambiar mientras una cuenta existente está en el estado `registered`. Una vez enviada una solicitud de vinculación, el número forma parte de ella; a una cuenta nueva le asigna su número AWS.
    .fix = Cancele la solicitud de vinculación abierta, cambie el número y envíe la solicitud de nuevo. Una cuenta vinculada se desvincula y se agrega otra vez con el número correcto.
help-root_email_in_use = AWS admite una dirección de correo electrónico raíz una sola vez, y otra cuenta activa ya tiene esta.
    .fix = Elija una dirección con buzón propio que nunca se haya usado con AWS; una dirección con signo más, como `aws+nombre@example.com`, cuenta como otra.
help-cloud_account_not_live = La cuenta en la nube está en el estado `unlinked` o `closed`. Se conserva como historial y ya no cambia.
    .fix = Agregue la cuenta de nuevo con `POST /cloud-accounts`; su número está libre para ello.
help-cloud_account_already_linked = La cuenta ya está en la organización del distribuidor, así que no hay nada que solicitar.
    .fix = Continúe con la lista de tareas de la cuenta en `/cloud-accounts/…/onboarding`.
help-too_many_owner_links = Un enlace del propietario es una puerta abierta a los pasos del propietario, por eso una cuenta solo tiene unos pocos en estado `active`. Los vencidos, revocados o terminados no cuentan.
    .fix = Revise `GET /cloud-accounts/{cloudAccountId}/owner-links`, revoque con un DELETE los que nadie necesite y cree entonces el nuevo. Una dirección perdida no se puede volver a mostrar.
help-role_arn_not_set = Para comprobar el rol hace falta su ARN, y en esta cuenta no hay ninguno guardado.
    .fix = Guárdelo con `PUT /role-arn/…` y compruebe de nuevo. El kit de configuración en `/role-arn/…/setup-kit` explica cómo se crea el rol.
help-role_name_exceeds_aws_limit = Se puede guardar un nombre de rol de hasta 128 caracteres, pero AWS crea roles con 64 como máximo. Un kit de configuración para un nombre más largo no podría funcionar.
    .fix = Guarde un nombre de 64 caracteres como máximo con `PUT /role-arn/…` y solicite de nuevo el kit de configuración.
help-aws_not_connected = La plataforma está en modo manual y no se comunica con AWS, así que no puede comprobar el rol por sí misma.
    .fix = Pida al equipo de Operaciones que revise el rol y registre el resultado con `POST /role-arn/…/record-check`. Reintentar no sirve.
help-aws_connected = La plataforma está conectada a AWS y comprueba los roles por sí misma; los resultados solo se registran a mano en modo manual.
    .fix = Use `POST /role-arn/…/check`.
help-not_simulated = El reloj de prueba mueve lo que la plataforma toma por el momento actual. Existe donde la plataforma hace las veces de AWS (`GANGWAY_AWS_MODE=simulated`) y nunca donde se trabaja con cuentas reales.
    .fix = Use un servidor en el modo simulado. Reintentar no sirve.
help-link_request_already_open = Una cuenta tiene como máximo una solicitud de vinculación abierta, y `linkRequestId` la indica. Mientras esté abierta, no se puede enviar otra ni desvincular la cuenta.
    .fix = Espere a que se decida o cancélela con `POST /link-requests/…/cancel`; después, envíe la solicitud de nuevo.
help-link_request_transition_not_allowed = La acción no corresponde al estado de la solicitud de vinculación, a su tipo o al modo de la plataforma. A menudo, alguien actuó antes. `current` es el estado y `allowedFrom` enumera aquellos en los que la acción es posible; una lista vacía significa que nunca lo es.
    .fix = Lea de nuevo la solicitud de vinculación y elija entre sus `availableActions`. Reintentar solo sirve cuando el estado haya cambiado.
help-member_account_must_leave = La cuenta es miembro de otra organización de AWS, y la transferencia directa de AWS no está habilitada en esta plataforma.
    .fix = El propietario de la cuenta abandona esa organización en la consola de AWS. Después, cambie `organizationRole` a `standalone` y envíe de nuevo la solicitud de vinculación.
help-account_already_in_support_plan = Una cuenta está como máximo en un grupo de planes de soporte, y esta está en otro. Cuando la solicitud indica varias cuentas, `cloudAccountId` dice cuál es.
    .fix = Quítela con `DELETE /support-plans/…/accounts/…` del grupo que indica el detalle; después, agréguela aquí.
help-support_plan_in_use = Un grupo de planes de soporte solo se elimina cuando no contiene cuentas.
    .fix = Vacíelo con `PATCH` y `"cloudAccountIds": []`, o traslade las cuentas; después, elimínelo de nuevo.
help-support_plan_full = Un grupo de planes de soporte contiene como máximo mil cuentas, para que sus respuestas puedan mostrarlas todas.
    .fix = Cree otro grupo del mismo tipo para el cliente y ponga la cuenta en él.
help-onboarding_plan_not_planned = Un plan se aplica o se descarta una vez, y dentro del día siguiente a su creación. `current` dice qué fue de este.
    .fix = Envíe de nuevo el archivo como plan nuevo: las filas que ya están como dice el archivo son allí `none`.
help-onboarding_row_outdated = Cada fila de un plan se mira de nuevo cuando le toca. Lo que ocurriría ya no es lo que mostró el plan: alguien cambió la cuenta, su cliente o algo a lo que se refiere. Solo las filas de los planes tienen este problema; no se hizo nada de la fila.
    .fix = Envíe de nuevo el archivo como plan nuevo, mire la fila y aplíquelo.
help-onboarding_plan_stopped = Un plan se lleva a cabo en nombre de la credencial que lo aplicó y con sus derechos. Estos terminaron antes de que le tocara a esta fila. Solo las filas de los planes tienen este problema; no se hizo nada de la fila.
    .fix = Envíe de nuevo el archivo como plan nuevo con una credencial que funcione: las filas hechas son allí `none`.
help-last_operations_credential = Es la única credencial de operaciones que funciona. Sin ella, nadie podría crear otra.
    .fix = Cree otra credencial de operaciones, compruebe que funciona y revoque después esta.
help-webhook_endpoint_disabled = El punto de entrega de webhooks se desactivó, o respondió 410 a una entrega. No se le envía nada, por lo que no se puede volver a pedir una entrega.
    .fix = Actívelo con `PATCH` y `enabled: true`, y vuelva a pedir la entrega. Para probarlo antes use `test`, que funciona también mientras está desactivado.
help-quota_exceeded = El revendedor tiene tantos elementos de un tipo como puede tener: `quota` indica cuál y `limit`, cuántos. Cuentan juntas todas sus credenciales y las de sus clientes, y también lo que operaciones hace por él. No se hizo nada.
    .fix = Archive clientes, revoque credenciales, retire libros de precios, desvincule cuentas, cancele solicitudes o elimine grupos que no se necesiten, o pida más al distribuidor. De `idempotency-keys` e `idempotency-bytes` quedan libres algunas cuando se olvidan las respuestas de hace 24 horas.
help-idempotency_in_progress = Todavía se está procesando una solicitud con la misma `Idempotency-Key`.
    .fix = Espere un momento y envíe la misma solicitud con la misma clave: recibirá la respuesta de la primera. No use una clave nueva, porque la acción se haría dos veces.

## 412–415

help-events_gone = Los eventos se conservan durante un tiempo que fija quien opera la plataforma. El evento de `since`, de `cursor` o de `Last-Event-ID` es más antiguo que lo que se conserva, de modo que otros posteriores pueden haberse eliminado antes de que usted los viera.
    .fix = Lea de nuevo los recursos que sigue y continúe con `since=now`, o con `since=beginning` desde el evento más antiguo que se conserva. Siga los eventos con más frecuencia de la que se eliminan.
help-version_mismatch = `If-Match` indica una versión que no es la actual: alguien cambió el recurso después de que se leyera. `version` es la actual.
    .fix = Lea el recurso de nuevo, decida si el cambio sigue siendo adecuado y envíelo con el `ETag` nuevo. Si lo repite con el antiguo, se rechazará otra vez.
help-payload_too_large = El cuerpo supera lo que admite esta operación: 64 KiB, y 1 MiB en `price`, `quote` y `margin-simulation`.
    .fix = Reparta las listas largas entre varias solicitudes. Reintentar con el mismo cuerpo no sirve.
help-uri_too_long = La dirección de la solicitud, con su consulta, es más larga de lo que admite el servidor.
    .fix = Acorte la consulta y use los cursores tal como se recibieron. Reintentar no sirve.
help-unsupported_media_type = Falta el `Content-Type` del cuerpo o no se admite aquí, o bien el cuerpo está comprimido.
    .fix = Envíe JSON como `application/json` (con `PATCH` también `application/merge-patch+json`), sin `Content-Encoding`.

## 422

help-invalid_request = Hay campos del cuerpo, parámetros de consulta o encabezados que no tienen la forma que describe el documento OpenAPI, o que indican algo que no existe para usted. Se informa de todos a la vez.
    .fix = Corrija cada entrada de `errors` y envíe la solicitud de nuevo. No se guardó nada.
help-cursor_invalid = El `cursor` no procede de esta lista, o se cortó o se modificó; en los eventos, `since` no es el id de ningún evento que usted pueda ver.
    .fix = Envíe `nextCursor` exactamente como se recibió, u omita el cursor y empiece de nuevo.
help-cursor_mismatch = El `cursor` se emitió para una lista con otros filtros.
    .fix = Envíe con cada página todos los filtros de la primera, o empiece de nuevo sin cursor.
help-scope_not_allowed = Al menos un ámbito de `scopes` no corresponde al rol de la credencial, o la credencial que lo concede no lo tiene.
    .fix = Pida menos ámbitos, u omita `scopes` para recibir todos los que se pueden conceder.
help-pricebook_currency_mismatch = Una lista de precios solo se usa en su propia moneda; no hay conversión. El cliente, la lista personalizada y su base tienen la misma, y una simulación de márgenes se hace en USD.
    .fix = Elija una lista de precios en la moneda deseada o corrija `currency`.
help-management_account_needs_cta = La cuenta es la cuenta de administración de una organización de AWS. AWS no permite invitarla a otra.
    .fix = Solicite a su representante de ventas un Consentimiento para la asignación (CTA) o considere AWS Billing Transfer, que se describe en `helpUrl`. Una cuenta de administración sin miembros puede eliminar su organización y agregarse como `standalone`.
help-role_arn_account_mismatch = El número de cuenta del ARN del rol no es el de esta cuenta en la nube.
    .fix = Inicie sesión en la cuenta de AWS correcta y copie allí el ARN del rol. Si el número de la cuenta en la nube es erróneo, corríjalo primero.
help-role_arn_partition_mismatch = El rol pertenece a otra partición de AWS, como AWS China o AWS GovCloud, que la cuenta de la plataforma. La confianza entre roles de IAM no cruza particiones, por lo que el rol nunca se podría usar.
    .fix = Registre una cuenta de la partición `aws` y guarde el ARN de un rol de esa cuenta.
help-role_name_mismatch = `roleName` y la última parte de `roleArn` nombran roles distintos.
    .fix = Envíe solo `roleArn` o haga que coincidan; se distingue entre mayúsculas y minúsculas.
help-account_name_required = Una cuenta nueva de AWS necesita un nombre de 1 a 50 caracteres ASCII imprimibles, y la cuenta no tiene ninguno que AWS admita.
    .fix = Envíe `accountName` con la aprobación. Si la solicitud ya está aprobada, antes debe cancelarla y renovarla.
help-root_email_required = Una cuenta nueva de AWS necesita una dirección de correo electrónico raíz, y ni la cuenta ni la aprobación la tienen.
    .fix = Envíe `rootEmail` con la aprobación o guárdelo en la cuenta con `PATCH`; después, repita la acción.
help-support_plan_mismatch = A las cuentas con Basic Support o Developer Support les corresponde un grupo `passthrough`; a las que tienen un plan superior, un grupo `business`. La cuenta y el grupo no concuerdan. Cuando la solicitud indica varias cuentas, `cloudAccountId` dice cuál es.
    .fix = Elija un grupo del tipo que indica el detalle o corrija el `supportType` de la cuenta. El tipo equivocado produce márgenes negativos.
help-support_plan_retired = AWS puso fin a este plan de soporte, así que ya no se puede elegir ni se calculan sus cargos.
    .fix = Elija el sucesor que indica el detalle; `GET /support-plans/catalog` enumera los planes con sus fechas.
help-account_of_other_client = Un grupo de planes de soporte contiene cuentas de un solo cliente, y esta cuenta pertenece a otro cliente del mismo revendedor. Cuando la solicitud indica varias cuentas, `cloudAccountId` dice cuál es.
    .fix = Agregue la cuenta a un grupo de su propio cliente.
help-idempotency_key_reused = La `Idempotency-Key` se usó en las últimas 24 horas para una solicitud con otra ruta u otro cuerpo.
    .fix = Genere una clave nueva para cada solicitud nueva, como un UUID; repita una clave solo con exactamente la misma solicitud.
help-webhook_address_not_allowed = Los webhooks solo van a Internet: por `https`, al puerto 443 o a uno a partir del 1024, a un host que no sea una dirección interior de una red (privada, de bucle, de enlace local, de metadatos, reservada…) y cuyo nombre no lleve a ninguna. Se comprueba cuando se indica la dirección y de nuevo en cada entrega.
    .fix = Indique una dirección en Internet con un certificado. Para hacer pruebas en su propio equipo use un túnel, o un servidor propio con `GANGWAY_WEBHOOK_ALLOW_PRIVATE=true`.

## 429–503

help-rate_limited = La credencial ha agotado las solicitudes que le corresponden, o todas las credenciales de un revendedor y de sus clientes juntas han agotado las del revendedor. `RateLimit-Policy` indica cuántas son y `RateLimit`, cuántas quedan.
    .fix = Espere los segundos que indica `Retry-After` y envíe la solicitud de nuevo: no se hizo nada. Reparta las solicitudes y reduzca el ritmo antes de que `RateLimit` llegue a cero.
help-too_many_followers = Una solicitud con `wait` queda abierta hasta que haya eventos, y una conexión de eventos queda abierta indefinidamente. Una credencial, y un revendedor junto con sus clientes, pueden tener abiertas un número limitado de cada clase en un servidor.
    .fix = Comparta una conexión entre quienes necesitan los eventos, cierre las que nadie lee o consulte sin `wait`. Las plazas de las conexiones rotas quedan libres en un minuto.
help-internal = El servidor falló por una causa ajena a quien llama. Los pormenores solo están en su registro.
    .fix = Inténtelo una vez más. Si persiste, comunique el `requestId` al equipo de Operaciones.
help-database_busy = No se pudo consultar la base de datos a tiempo, o demasiadas solicitudes cambiaron las mismas filas a la vez. No se guardó nada.
    .fix = Envíe la misma solicitud de nuevo pasados los segundos de `Retry-After`, y espere más tras cada nuevo fallo.
help-database_unavailable = No se puede acceder a la base de datos o su disco está lleno. No se pierde nada de lo confirmado. En el momento en que la base de datos deja de responder puede haber guardado lo solicitado sin decirlo: envíe la solicitud otra vez con la misma Idempotency-Key, y se hará una sola vez.
    .fix = Envíe la misma solicitud de nuevo pasados los segundos de `Retry-After`, y espere más tras cada nuevo fallo. Quien administra el servidor encuentra la causa en su registro; `/readyz` responde 503 hasta que se pueda volver a escribir.
help-tenant_busy = Los turnos en la base de datos se reparten por revendedor. Ya esperaban el suyo doscientas solicitudes de este revendedor y de sus clientes, así que esta se rechazó; a los demás se les atiende como siempre. No se guardó nada.
    .fix = Envíe menos solicitudes a la vez: ocho simultáneas bastan para que se le atienda tan rápido como puede este servidor. Envíe de nuevo la solicitud rechazada pasados los segundos de `Retry-After`.
help-not_ready = El servidor está en marcha, pero su base de datos no tiene las tablas que necesita esta versión: faltan migraciones.
    .fix = Quien administra el servidor las aplica con `gangway migrate`. Hasta entonces, no se deben enviar solicitudes a esta réplica.
help-aws_unavailable = AWS no respondió a tiempo o no dio una respuesta utilizable. No se modificó nada: una solicitud de vinculación conserva el estado que tenía.
    .fix = Envíe la misma solicitud de nuevo pasados los segundos de `Retry-After`. Si dura varios minutos, consulte el panel de estado de AWS.

## Field codes

help-field-too_far_ahead = no debe adelantar el reloj de prueba más de diez años respecto al tiempo real
help-field-wrong_type = tiene un tipo JSON distinto del que indica el documento, como un número en lugar de texto
help-field-unknown_value = no es ninguno de los valores que enumera el documento
help-field-too_short = tiene menos caracteres de los que exige el documento
help-field-too_long = tiene más caracteres de los que permite el documento
help-field-too_few = tiene menos elementos de los que exige el documento
help-field-too_many = tiene más elementos de los que permite el documento
help-field-too_small = es un número inferior al mínimo permitido
help-field-too_large = es un número superior al máximo permitido
help-field-invalid_format = no tiene la forma que describe el documento
help-field-not_allowed = no corresponde aquí, dados el rol de quien llama, otros campos o el estado; el detalle indica el motivo
help-field-invalid_root_email = no cumple las reglas de AWS para las direcciones de correo electrónico raíz: de 6 a 64 caracteres ASCII, exactamente una `@`, ningún punto al principio y un nombre de dominio al final; el detalle indica la regla incumplida
help-field-out_of_range = es un importe o un porcentaje fuera del intervalo permitido
help-field-unknown_column = nombra una columna que no es de un plan; el detalle dice dónde
help-field-duplicate_column = nombra dos veces una columna; el detalle dice dónde
help-field-missing_column = no tiene una columna que todo archivo debe tener; el detalle la nombra
help-field-unclosed_quote = tiene una comilla que nunca se cierra; el detalle dice dónde empieza
help-field-too_few_fields = tiene menos campos que columnas el encabezado
help-field-too_many_fields = tiene más campos que columnas el encabezado
help-field-leading_zeros_lost = tiene menos de 12 cifras, porque una hoja de cálculo lo tomó por un número y le quitó los ceros iniciales
help-field-duplicate_account = es la cuenta de una fila anterior del mismo archivo
help-field-duplicate_rule = es una segunda regla con los mismos scope y match
