# Why a usage line costs what it costs (price-reason-…).

price-reason-rule = { $scope ->
        [sku] La regla del SKU "{ $match }"
        [service] La regla del servicio "{ $match }"
       *[billing_entity] La regla de la entidad de facturación "{ $match }"
    } es la más específica de las que coinciden: { $type ->
        [markup] precio de lista más { $percent } %.
       *[discount] precio de lista menos { $percent } %.
    }
price-reason-global-rule = Se aplica la regla global, porque no coincide ninguna más específica: { $type ->
        [markup] precio de lista más { $percent } %.
       *[discount] precio de lista menos { $percent } %.
    }
price-reason-no-rule = No coincide ninguna regla, por lo que se aplica el precio de lista.
